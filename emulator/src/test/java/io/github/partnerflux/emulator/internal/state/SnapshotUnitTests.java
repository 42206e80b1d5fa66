// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that is added to the state must be saved, or be listed here as one that is not. */
class SnapshotUnitTests {

    /** Settings, indexes and what is computed from them. */
    private static final Map<Class<?>, Set<String>> NOT_SAVED = Map.ofEntries(
            Map.entry(State.class, Set.of("settings", "accounts", "schedule")),
            Map.entry(World.class, Set.of("catalog", "externals", "events")),
            Map.entry(
                    Partners.class,
                    Set.of(
                            "accounts",
                            "registered",
                            "seed",
                            "partnerSeed",
                            "profileSeed",
                            "accountIdsByProfileId",
                            "legalNames")),
            Map.entry(
                    Connections.class,
                    Set.of("seed", "generatedCount", "partners", "associations", "ids", "byAccountId", "active")),
            Map.entry(ExternalParticipants.class, Set.of("accounts", "seed", "ids")),
            Map.entry(Invitations.class, Set.of("ids", "schedule", "events", "byAccountId", "pending")),
            Map.entry(ProfileUpdates.class, Set.of("accounts", "partners", "ids", "schedule", "reviewDuration")),
            Map.entry(Qualifications.class, Set.of("connections", "ids", "schedule", "taskDuration", "associating")),
            Map.entry(QualificationsAssociations.class, Set.of("subsidiaries")),
            Map.entry(Verifications.class, Set.of("verified", "seed")),
            Map.entry(IdSource.class, Set.of("seed")),
            Map.entry(Limits.class, Set.of("initial")),
            Map.entry(Timeline.class, Set.of("clock", "now")));

    @ParameterizedTest
    @MethodSource("tables")
    void containsEachFieldThatIsNotListedAsUnsaved(Class<?> table) {
        Set<String> notSaved = NOT_SAVED.getOrDefault(table, Set.of());
        List<String> fields = fields(table);

        assertThat(fields).containsAll(notSaved);
        assertThat(fields.stream().filter(field -> !notSaved.contains(field)))
                .containsExactlyInAnyOrderElementsOf(
                        components(table).stream().map(RecordComponent::getName).toList());
    }

    static List<Class<?>> tables() {
        return below(State.class).toList();
    }

    private static Stream<Class<?>> below(Class<?> table) {
        return Stream.concat(
                Stream.of(table),
                components(table).stream()
                        .flatMap(component -> classes(component.getGenericType()))
                        .filter(type -> type.getSimpleName().equals("Snapshot"))
                        .flatMap(snapshot -> below(snapshot.getEnclosingClass())));
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).flatMap(SnapshotUnitTests::classes);
        }
        return type instanceof Class<?> plain ? Stream.of(plain) : Stream.empty();
    }

    private static List<RecordComponent> components(Class<?> table) {
        List<RecordComponent> components = new ArrayList<>();
        Arrays.stream(table.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Snapshot"))
                .forEach(snapshot -> components.addAll(List.of(snapshot.getRecordComponents())));
        return components;
    }

    private static List<String> fields(Class<?> table) {
        return Arrays.stream(table.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();
    }
}

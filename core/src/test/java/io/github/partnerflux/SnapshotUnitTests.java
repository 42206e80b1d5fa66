// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.internal.change.ChangeTracker;
import io.github.partnerflux.internal.change.ConnectionListings;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

class SnapshotUnitTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static final long SCOPE = 42;

    private static final Snapshot SNAPSHOT = snapshot(List.of("pac-1", "pac-12", "", "\u00fcber"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_000, 100_000})
    void survivesAsTextAndNeedsAbout28CharactersPerConnection(int size) {
        Random random = new Random(size);
        List<String> ids =
                Stream.generate(() -> connectionId(random)).limit(size).toList();

        Snapshot snapshot = snapshot(ids);
        Snapshot parsed = Snapshot.parse(snapshot.text());

        assertThat(parsed).isEqualTo(snapshot).hasSameHashCodeAs(snapshot);
        assertThat(parsed.size()).isEqualTo(size);
        assertThat(parsed.text()).hasSizeLessThanOrEqualTo(50 + 30 * size).matches("pfs1:[\\w-]+");
        ChangeTracker tracker = new ChangeTracker(parsed.text());
        assertThat(ids).allMatch(id -> tracker.list(id, id.hashCode()) == ChangeTracker.Difference.NONE);
    }

    private static String connectionId(Random random) {
        StringBuilder id = new StringBuilder("pac-");
        random.ints(13, 0, CHARACTERS.length()).forEach(index -> id.append(CHARACTERS.charAt(index)));
        return id.toString();
    }

    @Test
    void detectsATextThatWasCutShort() {
        String text = SNAPSHOT.text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            if (length == "pfs1:".length()) {
                assertThat(Snapshot.parse(cut)).isEqualTo(Snapshot.none());
                continue;
            }
            assertThatIllegalArgumentException()
                    .as(cut)
                    .isThrownBy(() -> Snapshot.parse(cut))
                    .withMessageContaining("snapshot");
        }
    }

    @Test
    void detectsEachCharacterThatWasChanged() {
        String text = SNAPSHOT.text();
        for (int index = 0; index < text.length(); index++) {
            for (char other : new char[] {'A', 'B', '9', '_', '-', '=', '+', '/', ' ', '\n', '\u0141', '\u00e4'}) {
                String changed = text.substring(0, index) + other + text.substring(index + 1);
                if (!changed.equals(text)) {
                    assertThatIllegalArgumentException().as(changed).isThrownBy(() -> Snapshot.parse(changed));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "=", "A", " "})
    void detectsATextThatContinues(String rest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse(SNAPSHOT.text() + rest))
                .withMessageStartingWith("the snapshot is damaged or cut short: it has ");
    }

    @Test
    void namesAnotherVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse("pfs2:AAAA"))
                .withMessage("the snapshot has version 2, but this version of the library reads version 1: use the"
                        + " version of the library that wrote it, or a newer one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pf1:0:", "pfs", "pfs1", "pfsx:", "null"})
    void rejectsATextOfSomethingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse(text))
                .withMessageStartingWith("not a snapshot: a snapshot starts with pfs1:")
                .withMessageContaining("\"" + text + "\"");
    }

    @Test
    void aMessageDoesNotQuoteAllOfALongText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.parse("x".repeat(1_000_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700));
    }

    @Test
    void jacksonReadsAndWritesItsText() {
        String json = MAPPER.writeValueAsString(SNAPSHOT);
        assertThat(json).isEqualTo("\"" + SNAPSHOT.text() + "\"");
        assertThat(MAPPER.readValue(json, Snapshot.class)).isEqualTo(SNAPSHOT);
        assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(() -> MAPPER.readValue("\"pfs1:AAAA\"", Snapshot.class))
                .withMessageContaining("the snapshot is damaged or cut short");
    }

    @Test
    void survivesJavaSerialization() throws Exception {
        Snapshot copy = (Snapshot) deserialize(serialize(SNAPSHOT));
        assertThat(copy).isEqualTo(SNAPSHOT);
        assertThat(copy.size()).isEqualTo(4);
        assertThat(deserialize(serialize(Snapshot.none()))).isEqualTo(Snapshot.none());
    }

    @Test
    void detectsDamagedJavaSerialization() throws Exception {
        byte[] bytes = serialize(SNAPSHOT);
        int text = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pfs1:");
        bytes[text + 10] ^= 1;
        assertThatThrownBy(() -> deserialize(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageStartingWith("the snapshot is damaged or cut short");
    }

    private static byte[] serialize(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialize(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    @Test
    void itsStringFormDoesNotContainItsText() {
        assertThat(SNAPSHOT).hasToString("Snapshot[size=4]");
        assertThat(Snapshot.none()).hasToString("Snapshot[size=0]");
        assertThat(new ChangeEvent.Synced<>(SNAPSHOT, 3)).hasToString("Synced[snapshot=Snapshot[size=4], listed=3]");
    }

    @Test
    void snapshotsAreEqualIfTheirTextsAre() {
        assertThat(SNAPSHOT)
                .isEqualTo(Snapshot.parse(SNAPSHOT.text()))
                .isNotEqualTo(Snapshot.none())
                .isNotEqualTo(snapshot(List.of("pac-1")))
                .isNotEqualTo(SNAPSHOT.text());
    }

    @Test
    void isValidForTheSameConnectionsOnly() {
        Consumer<ListConnectionsRequest.Builder> request =
                r -> r.catalog("AWS").connectionType("SUBSIDIARY").otherParticipantIdentifiers("a", "b");
        Snapshot snapshot = Snapshot.of(new ChangeTracker("pfs1:"), scope(request));

        snapshot.requireScope(scope(request.andThen(r -> r.maxResults(7))));
        snapshot.requireScope(scope(request.andThen(r -> r.otherParticipantIdentifiers("b", "a"))));
        snapshot.requireScope(scope(request.andThen(r -> r.otherParticipantIdentifiers("b", "a", "b"))));
        Snapshot.none().requireScope(scope(request));

        Stream.<Consumer<ListConnectionsRequest.Builder>>of(
                        r -> r.catalog("Sandbox"),
                        r -> r.connectionType("SUBSIDIARY:ACTIVE"),
                        r -> r.connectionType(null),
                        r -> r.otherParticipantIdentifiers("a"),
                        r -> r.otherParticipantIdentifiers("ab"),
                        r -> r.otherParticipantIdentifiers(List.of()))
                .forEach(other -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> snapshot.requireScope(scope(request.andThen(other))))
                        .withMessageStartingWith("the snapshot is of another request: its catalog, connectionType"));
    }

    @Test
    void changesAfterTheSnapshotOfAnotherRequestAreRejected() {
        ListConnectionsRequest aws = request(r -> r.catalog("AWS"));
        ListConnectionsRequest sandbox = request(r -> r.catalog("Sandbox"));
        Snapshot snapshot = Snapshot.none().after(aws, List.of(connection("pac-1")), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot.after(sandbox, List.of(connection("pac-2")), List.of()))
                .withMessageStartingWith("the snapshot is of another request");
        assertThatIllegalArgumentException().isThrownBy(() -> snapshot.after(sandbox, List.of(), List.of()));
    }

    @Test
    void aConnectionThatIsBothChangedAndRemovedIsRemoved() {
        ListConnectionsRequest request = request(r -> r.catalog("AWS"));
        ConnectionSummary first = connection("pac-1");
        ConnectionSummary second = connection("pac-2");

        Snapshot known = Snapshot.none().after(request, List.of(first), List.of());
        Snapshot unknown = Snapshot.none().after(request, List.of(first, second), List.of(second.id()));

        assertThat(known.size()).isEqualTo(1);
        assertThat(known.after(request, List.of(first), List.of(first.id())).size())
                .isZero();
        assertThat(unknown).isEqualTo(known);
    }

    private static ConnectionSummary connection(String id) {
        return new ConnectionSummary("AWS", id, "arn:x", "210987654321", Instant.EPOCH, Map.of());
    }

    private static long scope(Consumer<ListConnectionsRequest.Builder> request) {
        return ConnectionListings.scope(request(request));
    }

    private static ListConnectionsRequest request(Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return builder.build();
    }

    /** Returns a snapshot of items whose fingerprints are the hash codes of their ids. */
    private static Snapshot snapshot(List<String> ids) {
        ChangeTracker tracker = new ChangeTracker(Snapshot.none().text());
        ids.forEach(id -> tracker.list(id, id.hashCode()));
        return Snapshot.of(tracker, SCOPE);
    }
}

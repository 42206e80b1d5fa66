// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.test.RawServer;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests the edit of connection preferences, against a server with scripted responses. */
class ConnectionPreferencesEditIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String CONFLICT = response(
            409,
            "{\"__type\":\"ConflictException\",\"Message\":\"changed\","
                    + "\"Reason\":\"INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION\"}");

    private static final Function<ConnectionPreferences, UpdateConnectionPreferencesRequest.Builder> DENY_ALL =
            current -> current.toUpdate().accessType(AccessType.DENY_ALL);

    @Test
    void writesTheEditWithTheRevisionThatWasRead() {
        withResponses(
                (client, server) -> {
                    ConnectionPreferences edited =
                            client.editConnectionPreferences("AWS", DENY_ALL).block(TIMEOUT);

                    assertThat(edited.revision()).isEqualTo(8);
                    assertThat(server.requests()).hasSize(2);
                    assertThat(server.requests().get(0))
                            .contains("PartnerCentralAccount.GetConnectionPreferences\r\n")
                            .endsWith("{\"Catalog\":\"AWS\"}");
                    assertThat(server.requests().get(1))
                            .contains("PartnerCentralAccount.UpdateConnectionPreferences\r\n")
                            .contains("\"Revision\":7,\"AccessType\":\"DENY_ALL\"");
                },
                preferences(7, "ALLOW_ALL"),
                preferences(8, "DENY_ALL"));
    }

    @Test
    void startsAgainIfThePreferencesHaveChangedMeanwhile() {
        withResponses(
                (client, server) -> {
                    ConnectionPreferences edited = client.editConnectionPreferences(
                                    "AWS",
                                    current -> current.toUpdate()
                                            .excludedParticipantIdentifiers(Stream.concat(
                                                            current.excludedParticipantIds().stream(),
                                                            Stream.of("pprofile-c"))
                                                    .toList()))
                            .block(TIMEOUT);

                    assertThat(edited.revision()).isEqualTo(9);
                    assertThat(server.requests()).hasSize(4);
                    assertThat(server.requests().get(3))
                            .contains("\"Revision\":8,")
                            .contains(
                                    "\"ExcludedParticipantIdentifiers\":[\"pprofile-a\",\"pprofile-b\",\"pprofile-c\"]");
                },
                excluding(7, "pprofile-a"),
                CONFLICT,
                excluding(8, "pprofile-a", "pprofile-b"),
                excluding(9, "pprofile-a", "pprofile-b", "pprofile-c"));
    }

    @Test
    void aWriteWhoseResponseWasLostCountsAsDone() {
        withResponses(
                (client, server) -> {
                    ConnectionPreferences edited =
                            client.editConnectionPreferences("AWS", DENY_ALL).block(TIMEOUT);

                    assertThat(edited.revision()).isEqualTo(8);
                    assertThat(server.requests()).hasSize(3);
                },
                preferences(7, "ALLOW_ALL"),
                CONFLICT,
                preferences(8, "DENY_ALL"));
    }

    @Test
    void anEditThatChangesNothingIsNotWritten() {
        withResponses(
                (client, server) -> {
                    ConnectionPreferences unchanged = client.editConnectionPreferences(
                                    "AWS",
                                    current -> current.toUpdate()
                                            .excludedParticipantIdentifiers("pprofile-b", "pprofile-a", "pprofile-b"))
                            .block(TIMEOUT);

                    assertThat(unchanged.revision()).isEqualTo(7);
                    assertThat(server.requests()).hasSize(1);
                },
                excluding(7, "pprofile-a", "pprofile-b"));
    }

    @Test
    void failsWithTheFifthConflict() {
        String[] responses = Stream.generate(() -> Stream.of(preferences(7, "ALLOW_ALL"), CONFLICT))
                .limit(5)
                .flatMap(attempt -> attempt)
                .toArray(String[]::new);
        withResponses(
                (client, server) -> {
                    StepVerifier.create(client.editConnectionPreferences("AWS", DENY_ALL))
                            .expectErrorSatisfies(e -> assertThat(e).isExactlyInstanceOf(ConflictException.class))
                            .verify(TIMEOUT);
                    assertThat(server.requests()).hasSize(10);
                },
                responses);
    }

    @Test
    void failsWithAnyOtherFailure() {
        withResponses(
                (client, server) -> {
                    StepVerifier.create(client.editConnectionPreferences("AWS", DENY_ALL))
                            .expectErrorSatisfies(e -> assertThat(e).isExactlyInstanceOf(ConflictException.class))
                            .verify(TIMEOUT);
                    assertThat(server.requests()).hasSize(2);
                },
                preferences(7, "ALLOW_ALL"),
                response(409, "{\"__type\":\"ConflictException\",\"Reason\":\"CONFLICT_CLIENT_TOKEN\"}"));
    }

    @Test
    void failsWithTheExceptionOfTheFunction() {
        IllegalStateException failure = new IllegalStateException("no");
        withResponses(
                (client, server) -> StepVerifier.create(client.editConnectionPreferences("AWS", current -> {
                            throw failure;
                        }))
                        .expectErrorSatisfies(e -> assertThat(e).isSameAs(failure))
                        .verify(TIMEOUT),
                preferences(7, "ALLOW_ALL"));
    }

    static List<Error> errors() {
        return List.of(new NoClassDefFoundError("missing"), new StackOverflowError());
    }

    /** Reactor treats these errors as fatal, and signals nothing. */
    @ParameterizedTest
    @MethodSource("errors")
    void failsWithTheErrorOfTheFunction(Error error) {
        withResponses(
                (client, server) -> StepVerifier.create(client.editConnectionPreferences("AWS", current -> {
                            throw error;
                        }))
                        .expectErrorSatisfies(e -> assertThat(e)
                                .isExactlyInstanceOf(IllegalStateException.class)
                                .hasMessage("edit failed: " + error)
                                .hasCause(error))
                        .verify(TIMEOUT),
                preferences(7, "ALLOW_ALL"));
    }

    @Test
    void failsIfTheFunctionReturnsNull() {
        withResponses(
                (client, server) -> StepVerifier.create(client.editConnectionPreferences("AWS", current -> null))
                        .expectErrorSatisfies(e -> assertThat(e)
                                .isExactlyInstanceOf(NullPointerException.class)
                                .hasMessage("edit must return an update, but returned null"))
                        .verify(TIMEOUT),
                preferences(7, "ALLOW_ALL"));
    }

    @Test
    void repairsPreferencesThatARequestMustNotHave() {
        String[] tooMany =
                IntStream.range(0, 101).mapToObj(i -> "pprofile-" + i).toArray(String[]::new);
        withResponses(
                (client, server) -> {
                    ConnectionPreferences edited = client.editConnectionPreferences(
                                    "AWS",
                                    current -> current.toUpdate()
                                            .excludedParticipantIdentifiers(current.excludedParticipantIds()
                                                    .subList(0, 1)))
                            .block(TIMEOUT);

                    assertThat(edited.revision()).isEqualTo(8);
                    assertThat(server.requests().get(1))
                            .contains("\"ExcludedParticipantIdentifiers\":[\"pprofile-0\"]");
                },
                excluding(7, tooMany),
                excluding(8, "pprofile-0"));
    }

    @ParameterizedTest
    @MethodSource("changesOfOneMember")
    void anEditOfOneMemberIsWritten(UnaryOperator<UpdateConnectionPreferencesRequest.Builder> change) {
        withResponses(
                (client, server) -> {
                    client.editConnectionPreferences("AWS", current -> change.apply(current.toUpdate()))
                            .block(TIMEOUT);

                    assertThat(server.requests()).hasSize(2);
                },
                excluding(7, "pprofile-a"),
                excluding(8, "pprofile-a"));
    }

    static List<UnaryOperator<UpdateConnectionPreferencesRequest.Builder>> changesOfOneMember() {
        return List.of(
                update -> update.catalog("Sandbox"),
                update -> update.revision(6L),
                update -> update.accessType(AccessType.DENY_ALL),
                update -> update.excludedParticipantIdentifiers("pprofile-b"));
    }

    /** The edit compares each of them, and would not write the change of another one. */
    @Test
    void comparesAllMembersOfTheRequest() {
        assertThat(UpdateConnectionPreferencesRequest.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !name.equals("overrideConfiguration"))
                .hasSameSizeAs(changesOfOneMember())
                .containsExactly("catalog", "revision", "accessType", "excludedParticipantIdentifiers");
    }

    @Test
    void sendsNothingBeforeTheSubscription() {
        withResponses((client, server) -> {
            Mono<ConnectionPreferences> edit = client.editConnectionPreferences("AWS", DENY_ALL);

            assertThat(edit).isNotNull();
            assertThat(server.connections()).isZero();
        });
    }

    @Test
    void refusesAnInvalidCatalog() {
        withResponses((client, server) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> client.editConnectionPreferences("?", DENY_ALL))
                .withMessageStartingWith("Catalog must match"));
    }

    private interface Scenario {
        void run(PartnerCentralAccountClient client, RawServer server);
    }

    private static void withResponses(Scenario test, String... responses) {
        Queue<String> remaining = new ArrayDeque<>(List.of(responses));
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        peer.readRequest();
                        peer.send(remaining.remove());
                    }
                });
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(server.endpoint()).build()) {
            test.run(client, server);
        }
    }

    private static String preferences(long revision, String accessType, String... excluded) {
        String ids =
                excluded.length == 0 ? "" : ",\"ExcludedParticipantIds\":[\"" + String.join("\",\"", excluded) + "\"]";
        return response(
                200,
                "{\"Catalog\":\"AWS\",\"Arn\":\"arn\",\"AccessType\":\"" + accessType + "\",\"Revision\":" + revision
                        + ids + "}");
    }

    private static String excluding(long revision, String... participants) {
        return preferences(revision, "ALLOW_BY_DEFAULT_DENY_SOME", participants);
    }
}

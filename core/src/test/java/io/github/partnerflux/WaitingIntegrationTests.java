// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.GetVerificationRequest;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.VerificationType;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Tests what the client can wait for, against a server with scripted responses. */
class WaitingIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String PARTNER = "partner-abcdefghijklm";

    /**
     * A wait.
     *
     * @param json the response for an ID and a status
     * @param pending the statuses that are not final, each of which is followed by another poll
     * @param failures the other final statuses
     */
    private record Wait(
            String operation,
            Function<PartnerCentralAccountClient, PollerFlux<?>> start,
            String json,
            List<String> pending,
            String success,
            List<String> failures) {

        String response(String id, String status) {
            return RawServer.response(200, json.formatted(id, status));
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Wait> waits() {
        return List.of(
                new Wait(
                        "GetConnectionInvitation",
                        client -> client.waitUntilConnectionInvitationAccepted(
                                r -> r.catalog("AWS").identifier("pacinv-abcdefghijklm")),
                        "{\"Id\":\"%s\",\"Status\":\"%s\"}",
                        List.of("PENDING"),
                        "ACCEPTED",
                        List.of("REJECTED", "CANCELED", "EXPIRED")),
                new Wait(
                        "GetProfileUpdateTask",
                        client -> client.waitUntilProfileUpdateTaskSucceeded(
                                r -> r.catalog("AWS").identifier(PARTNER)),
                        "{\"TaskId\":\"%s\",\"Status\":\"%s\"}",
                        List.of("IN_PROGRESS"),
                        "SUCCEEDED",
                        List.of("FAILED", "CANCELED")),
                new Wait(
                        "GetQualificationsAssociationTask",
                        client -> client.waitUntilQualificationsAssociationTaskSucceeded(
                                r -> r.catalog("AWS").identifier(PARTNER)),
                        "{\"TaskId\":\"%s\",\"Status\":\"%s\"}",
                        List.of("IN_PROGRESS"),
                        "SUCCEEDED",
                        List.of()),
                new Wait(
                        "GetQualificationsDisassociationTask",
                        client -> client.waitUntilQualificationsDisassociationTaskSucceeded(
                                r -> r.catalog("AWS").identifier(PARTNER)),
                        "{\"TaskId\":\"%s\",\"Status\":\"%s\"}",
                        List.of("IN_PROGRESS"),
                        "SUCCEEDED",
                        List.of()),
                new Wait(
                        "GetVerification",
                        client -> client.waitUntilVerificationSucceeded(
                                r -> r.verificationType(VerificationType.BUSINESS_VERIFICATION)),
                        "{\"VerificationType\":\"%s\",\"VerificationStatus\":\"%s\"}",
                        List.of("PENDING_CUSTOMER_ACTION", "IN_PROGRESS"),
                        "SUCCEEDED",
                        List.of("FAILED", "REJECTED")));
    }

    static Stream<Arguments> failures() {
        return waits().stream().flatMap(wait -> wait.failures().stream().map(status -> Arguments.of(wait, status)));
    }

    static List<Wait> waitsForATask() {
        return waits().stream().filter(wait -> wait.json().contains("TaskId")).toList();
    }

    @ParameterizedTest
    @MethodSource("waits")
    void pollsUntilTheSuccess(Wait wait) {
        List<String> statuses = Stream.of(wait.pending(), List.of("A_NEW_STATUS", wait.success()))
                .flatMap(List::stream)
                .toList();
        String[] responses =
                statuses.stream().map(status -> wait.response("id-1", status)).toArray(String[]::new);
        try (RawServer server = new RawServer(responding(responses));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Object result = wait.start()
                    .apply(client)
                    .every(Duration.ofMillis(1))
                    .result()
                    .block(TIMEOUT);

            assertThat(result.toString()).contains("=" + wait.success());
            assertThat(server.requests())
                    .hasSize(statuses.size())
                    .allSatisfy(request ->
                            assertThat(request).contains("PartnerCentralAccount." + wait.operation() + "\r\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anotherFinalStateFailsTheResult(Wait wait, String status) {
        try (RawServer server = new RawServer(responding(wait.response("id-1", status)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            StepVerifier.create(wait.start().apply(client).result())
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(UnexpectedStateException.class)
                            .hasMessage(wait.operation() + ": waited for " + wait.success() + ", but the status is "
                                    + status))
                    .verify(TIMEOUT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("waitsForATask")
    void anotherTaskInItsPlaceFailsTheWait(Wait wait) {
        try (RawServer server = new RawServer(
                        responding(wait.response("task-1", "IN_PROGRESS"), wait.response("task-2", "SUCCEEDED")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            StepVerifier.create(wait.start()
                            .apply(client)
                            .every(Duration.ofMillis(1))
                            .result())
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(UnexpectedStateException.class)
                            .hasMessage(wait.operation()
                                    + ": waited for SUCCEEDED of task-1, but task-2 has taken its place"))
                    .verify(TIMEOUT);
        }
    }

    @Test
    void theExceptionHasTheResponseButDoesNotShowIt() {
        String json = "{\"Id\":\"pacinv-1\",\"Status\":\"REJECTED\",\"InviterName\":\"Ada Lovelace\","
                + "\"InvitationMessage\":\"Let us co-sell.\"}";
        try (RawServer server = new RawServer(responding(response(200, json)));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            StepVerifier.create(accepted(client).result())
                    .expectErrorSatisfies(e -> {
                        ConnectionInvitation invitation =
                                ((UnexpectedStateException) e).response(ConnectionInvitation.class);
                        assertThat(invitation.status()).isEqualTo(InvitationStatus.REJECTED);
                        assertThat(invitation.inviterName()).isEqualTo("Ada Lovelace");
                        assertThat(e.toString()).doesNotContain("Ada", "co-sell");
                    })
                    .verify(TIMEOUT);
        }
    }

    @Test
    void aFailedPollEndsTheWaitAfterTheRetriesOfTheCall() {
        String pending = response(200, "{\"Id\":\"pacinv-1\",\"Status\":\"PENDING\"}");
        try (RawServer server = new RawServer(responding(
                        pending,
                        response(500, "{}"),
                        pending,
                        response(404, "{\"__type\":\"ResourceNotFoundException\"}")));
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(accepted(client).every(Duration.ofMillis(1)))
                    .expectNextCount(2)
                    .expectError(ResourceNotFoundException.class)
                    .verify(TIMEOUT);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void aCancelAbortsThePollInFlight() {
        try (RawServer server = new RawServer(RawServer.SILENT);
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Disposable wait = accepted(client).subscribe();
            server.awaitRequests(1);

            wait.dispose();

            server.awaitConnectionsGone(1);
        }
    }

    @ParameterizedTest
    @MethodSource("waits")
    void closingTheClientEndsTheDelay(Wait wait) {
        try (RawServer server = new RawServer(
                        responding(wait.response("id-1", wait.pending().get(0))));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            PartnerCentralAccountClient view = client.withRetryPolicy(RetryPolicy.none());

            StepVerifier.create(wait.start().apply(view).every(Duration.ofDays(1)))
                    .expectNextCount(1)
                    .then(client::close)
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isExactlyInstanceOf(PartnerCentralTransportException.class)
                            .hasMessage(wait.operation() + ": the client is closed"))
                    .verify(TIMEOUT);
        }
    }

    @Test
    void aClosedClientEndsTheWait() {
        try (RawServer server =
                        new RawServer(responding(response(200, "{\"Id\":\"pacinv-1\",\"Status\":\"PENDING\"}")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            StepVerifier.create(accepted(client).every(Duration.ofMillis(1)), 1)
                    .expectNextCount(1)
                    .then(client::close)
                    .thenRequest(1)
                    .expectError(PartnerCentralTransportException.class)
                    .verify(TIMEOUT);
        }
    }

    @Test
    void aRequestIsCheckedBeforeTheWait() {
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.create()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.waitUntilConnectionInvitationAccepted(r -> r.catalog("AWS")))
                    .withMessage("Identifier is required");
            assertThatNullPointerException()
                    .isThrownBy(() -> client.waitUntilVerificationSucceeded((GetVerificationRequest) null))
                    .withMessage("request");
        }
    }

    private static PollerFlux<ConnectionInvitation> accepted(PartnerCentralAccountClient client) {
        return client.waitUntilConnectionInvitationAccepted(
                r -> r.catalog("AWS").identifier("pacinv-abcdefghijklm"));
    }

    /** Sends the responses in order, on any number of connections. */
    private static ConnectionHandler responding(String... responses) {
        Queue<String> remaining = new ArrayDeque<>(List.of(responses));
        return peer -> {
            while (true) {
                peer.readRequest();
                peer.send(remaining.remove());
            }
        };
    }
}

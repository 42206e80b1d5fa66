// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.exception.WaitTimeoutException;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.VerificationType;
import io.github.partnerflux.test.RawServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits return a future of the final response. */
class WaitingIntegrationTests {

    private static final String PARTNER = "partner-abcdefghijklm";
    private static final String INVITATION = "pacinv-abcdefghijklm";

    private static final WaitOptions OFTEN = WaitOptions.defaults().every(Duration.ofMillis(1));

    static List<Arguments> waits() {
        return List.of(
                wait(
                        "GetConnectionInvitation",
                        "{'Id':'pacinv-1','Status':'PENDING'}",
                        "{'Id':'pacinv-1','Status':'ACCEPTED'}",
                        (futures, options) -> futures.waitUntilConnectionInvitationAccepted(
                                request -> request.catalog("AWS").identifier(INVITATION), options)),
                wait(
                        "GetProfileUpdateTask",
                        "{'TaskId':'task-1','Status':'IN_PROGRESS'}",
                        "{'TaskId':'task-1','Status':'SUCCEEDED'}",
                        (futures, options) -> futures.waitUntilProfileUpdateTaskSucceeded(
                                request -> request.catalog("AWS").identifier(PARTNER), options)),
                wait(
                        "GetQualificationsAssociationTask",
                        "{'TaskId':'task-1','Status':'IN_PROGRESS'}",
                        "{'TaskId':'task-1','Status':'SUCCEEDED'}",
                        (futures, options) -> futures.waitUntilQualificationsAssociationTaskSucceeded(
                                request -> request.catalog("AWS").identifier(PARTNER), options)),
                wait(
                        "GetQualificationsDisassociationTask",
                        "{'TaskId':'task-1','Status':'IN_PROGRESS'}",
                        "{'TaskId':'task-1','Status':'SUCCEEDED'}",
                        (futures, options) -> futures.waitUntilQualificationsDisassociationTaskSucceeded(
                                request -> request.catalog("AWS").identifier(PARTNER), options)),
                wait(
                        "GetVerification",
                        "{'VerificationStatus':'IN_PROGRESS'}",
                        "{'VerificationStatus':'SUCCEEDED'}",
                        (futures, options) -> futures.waitUntilVerificationSucceeded(
                                request -> request.verificationType(VerificationType.BUSINESS_VERIFICATION), options)));
    }

    private static Arguments wait(
            String operation,
            String pending,
            String success,
            BiFunction<PartnerCentralAccountFutureClient, WaitOptions, CompletableFuture<?>> wait) {
        return Arguments.argumentSet(operation, operation, json(pending), json(success), wait);
    }

    private static String json(String text) {
        return response(200, text.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitsUntilTheSuccess(
            String operation,
            String pending,
            String success,
            BiFunction<PartnerCentralAccountFutureClient, WaitOptions, CompletableFuture<?>> wait) {
        withResponses(
                (futures, server) -> {
                    assertThat(await(wait.apply(futures, OFTEN)).toString()).containsAnyOf("ACCEPTED", "SUCCEEDED");
                    assertThat(server.requests())
                            .hasSize(2)
                            .allSatisfy(request ->
                                    assertThat(request).contains("PartnerCentralAccount." + operation + "\r\n"));
                },
                pending,
                success);
    }

    @Test
    void failsInAnotherFinalState() {
        withResponses(
                (futures, server) -> assertThatThrownBy(() -> await(futures.waitUntilConnectionInvitationAccepted(
                                request -> request.catalog("AWS").identifier(INVITATION))))
                        .isExactlyInstanceOf(CompletionException.class)
                        .hasCauseExactlyInstanceOf(UnexpectedStateException.class),
                json("{'Id':'pacinv-1','Status':'REJECTED'}"));
    }

    @Test
    void failsAfterTheLimit() {
        try (RawServer server = new RawServer(RawServer.SILENT);
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThatThrownBy(() -> await(PartnerCentralAccountFutureClient.from(client)
                            .waitUntilConnectionInvitationAccepted(
                                    request -> request.catalog("AWS").identifier(INVITATION),
                                    WaitOptions.defaults().atMost(Duration.ofMillis(10)))))
                    .hasCauseExactlyInstanceOf(WaitTimeoutException.class);
        }
    }

    @Test
    void aCancelAbortsThePollInFlight() {
        try (RawServer server = new RawServer(RawServer.SILENT);
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            CompletableFuture<?> future = PartnerCentralAccountFutureClient.from(client)
                    .waitUntilConnectionInvitationAccepted(
                            request -> request.catalog("AWS").identifier(INVITATION));
            server.awaitRequests(1);

            future.cancel(true);

            server.awaitConnectionsGone(1);
        }
    }

    @Test
    void refusesAnIntervalOutOfRange() {
        withResponses((futures, server) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> futures.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(INVITATION),
                        WaitOptions.defaults().every(Duration.ofDays(2))))
                .withMessageStartingWith("every must be"));
    }

    @Test
    void editsTheConnectionPreferences() {
        withResponses(
                (futures, server) -> {
                    assertThat(await(futures.editConnectionPreferences(
                                            "AWS", current -> current.toUpdate().accessType(AccessType.DENY_ALL)))
                                    .revision())
                            .isEqualTo(8);
                    assertThat(server.requests().get(1)).contains("\"Revision\":7,\"AccessType\":\"DENY_ALL\"");
                },
                json("{'Catalog':'AWS','AccessType':'ALLOW_ALL','Revision':7}"),
                json("{'Catalog':'AWS','AccessType':'DENY_ALL','Revision':8}"));
    }

    private static void withResponses(
            BiConsumer<PartnerCentralAccountFutureClient, RawServer> test, String... responses) {
        Queue<String> remaining = new ArrayDeque<>(List.of(responses));
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        peer.readRequest();
                        peer.send(remaining.remove());
                    }
                });
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            test.accept(PartnerCentralAccountFutureClient.from(client), server);
        }
    }
}

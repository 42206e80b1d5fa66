// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.EmulatedEvent;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlIntegrationTests {

    private static final PartnerCentralEmulator EMULATOR =
            StartedTasks.builder().start();

    private final ControlClient control = new ControlClient(EMULATOR);

    @BeforeEach
    void reset() {
        EMULATOR.reset();
    }

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @Test
    void resets() {
        EMULATOR.connect("AWS", 0, 1, "SUBSIDIARY");
        EMULATOR.inject(Fault.throttle());

        Reply reply = control.send("POST", "reset", "");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(EMULATOR.account(0).connections()).hasSize(3);
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void advancesTheTimeAndReturnsIt() {
        Instant before = EMULATOR.now();

        JsonNode clock =
                control.send("POST", "clock/advance", "{\"duration\":\"P31D\"}").json();

        assertThat(clock.path("advanced").stringValue()).isEqualTo("PT744H");
        assertThat(Instant.parse(clock.path("now").stringValue()))
                .isBetween(before.plus(Duration.ofDays(31)), EMULATOR.now());
        assertThat(control.get("clock").json().path("advanced").stringValue()).isEqualTo("PT744H");
    }

    @Test
    void queuesFaultsInTheirOrder() {
        Reply reply = control.send("POST", "faults", """
                {"faults": [
                  {"kind": "throttle", "times": 2, "headers": {"x-amz-retry-after": "1500"}},
                  {"kind": "error", "status": 500, "errorType": "InternalServerException"},
                  {"kind": "error", "status": 403, "errorType": "AccessDeniedException",
                   "reason": "INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE"},
                  {"kind": "businessError", "code": "INVALID_ACCOUNT_STATE"},
                  {"kind": "response", "status": 502, "contentType": "text/html", "body": "<p>"},
                  {"kind": "delay", "delay": "PT0S", "headers": {"x-delayed": "yes"}},
                  {"kind": "emptyPage"}]}""");

        assertThat(reply.status()).isEqualTo(204);
        for (int i = 0; i < 2; i++) {
            Reply throttled = list();
            assertThat(throttled.status()).isEqualTo(429);
            assertThat(throttled.header("x-amz-retry-after")).isEqualTo("1500");
        }
        assertThat(list().type()).isEqualTo("InternalServerException");
        assertThat(Caller.outcome(list())).isEqualTo("403 INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE");
        assertThat(Caller.outcome(list())).isEqualTo("400 BUSINESS INVALID_ACCOUNT_STATE");
        assertThat(TestClient.signed(EMULATOR, "{}").acceptAnyResponse().send().body())
                .isEqualTo("<p>");
        assertThat(list().header("x-delayed")).isEqualTo("yes");
        assertThat(list().ids()).isEmpty();
        assertThat(list().ids()).hasSize(3);
    }

    @Test
    void clearsFaults() {
        EMULATOR.inject(Fault.throttle().times(5));

        assertThat(control.send("DELETE", "faults", "").status()).isEqualTo(204);

        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void listsRequestsWithoutSecrets() {
        TestClient.unsigned(EMULATOR, "{\"Catalog\":\"AWS\"}")
                .sign(EMULATOR.account(0).temporaryCredentials())
                .send();
        RecordedRequest recorded = EMULATOR.requests().get(0);
        recorded.outcome().join();

        Reply reply = control.get("requests");

        JsonNode request = reply.json().path("requests").path(0);
        assertThat(request.path("index").intValue()).isZero();
        assertThat(request.path("receivedAt").stringValue())
                .isEqualTo(recorded.receivedAt().toString());
        assertThat(request.path("method").stringValue()).isEqualTo("POST");
        assertThat(request.path("path").stringValue()).isEqualTo("/");
        assertThat(request.path("operation").stringValue()).isEqualTo("ListConnections");
        assertThat(request.path("body").stringValue()).isEqualTo("{\"Catalog\":\"AWS\"}");
        assertThat(request.path("outcome").toString()).isEqualTo("{\"kind\":\"RESPONDED\",\"status\":200}");
        assertThat(request.path("headers").path("X-Amz-Target").stringValue())
                .isEqualTo("PartnerCentralAccount.ListConnections");
        assertThat(reply.body()).doesNotContainIgnoringCase("Signature=").doesNotContain("session-token");
    }

    @Test
    void listsARequestWithoutAnOutcomeAsLongAsItHasNone() {
        EMULATOR.inject(Fault.never());
        var pending = TestClient.signed(EMULATOR, "{\"Catalog\":\"AWS\"}").sendAsync();
        EMULATOR.awaitRequest(0).join();

        JsonNode outcome = control.get("requests").json().at("/requests/0/outcome");
        pending.cancel(true);

        assertThat(outcome.isNull()).isTrue();
    }

    @Test
    void clearsRequests() {
        list();

        assertThat(control.send("DELETE", "requests", "").status()).isEqualTo(204);

        assertThat(EMULATOR.requestCount()).isZero();
    }

    @Test
    void listsAccounts() {
        JsonNode accounts = control.get("accounts").json().path("accounts");

        assertThat(accounts.size()).isEqualTo(2);
        EmulatedAccount second = EMULATOR.account(1);
        JsonNode described = accounts.path(1);
        assertThat(described).isEqualTo(control.get("accounts/1").json());
        assertThat(described.path("index").intValue()).isEqualTo(1);
        assertThat(described.path("accountId").stringValue()).isEqualTo(second.accountId());
        assertThat(described.path("credentials").toString())
                .isEqualTo("{\"accessKeyId\":\"test-2\",\"secretAccessKey\":\"test-2\"}");
        assertThat(described.at("/temporaryCredentials/sessionToken").stringValue())
                .isEqualTo(second.temporaryCredentials().sessionToken());
        assertThat(described.at("/partners/AWS/id").stringValue()).matches("partner-[a-z2-7]{13}");
        assertThat(described.at("/partners/AWS/profileId").stringValue()).matches("pprofile-[a-z2-7]{13}");
        assertThat(described.path("partners").has("Sandbox")).isFalse();
    }

    @Test
    void limitsTheRequestsOfAnAccount() {
        assertThat(control.send("PUT", "accounts/0/rate", "{\"requestsPerSecond\":0.001}")
                        .status())
                .isEqualTo(204);

        assertThat(list().status()).isEqualTo(200);
        assertThat(list().status()).isEqualTo(429);
        assertThat(Caller.of(EMULATOR, 1).outcome("ListConnections")).isEqualTo("200");

        control.send("PUT", "accounts/0/rate", "{\"requestsPerSecond\":null}");

        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void connectsAccounts() {
        JsonNode created = control.send(
                        "POST", "connections", "{\"inviter\":1,\"receiver\":0,\"connectionType\":\"SUBSIDIARY\"}")
                .json();

        assertThat(EMULATOR.account(0).connections().get(3).id())
                .isEqualTo(created.path("id").stringValue());
    }

    @Test
    void connectsAccountsInTheSandbox() {
        JsonNode created = control.send(
                        "POST",
                        "connections",
                        "{\"catalog\":\"Sandbox\",\"inviter\":1,\"receiver\":0,\"connectionType\":\"SUBSIDIARY\"}")
                .json();

        assertThat(EMULATOR.account(0).connections("Sandbox").get(3).id())
                .isEqualTo(created.path("id").stringValue());
        assertThat(EMULATOR.account(0).connections()).hasSize(3);
    }

    @Test
    void addsAConnection() {
        JsonNode created = control.send("POST", "accounts/0/connections/AWS", "{\"connectionType\":\"SUBSIDIARY\"}")
                .json();

        assertThat(EMULATOR.account(0).connections().get(3).id())
                .isEqualTo(created.path("id").stringValue());
        assertThat(EMULATOR.account(1).connections()).hasSize(3);
    }

    @Test
    void addsAConnectionInTheSandbox() {
        control.send("POST", "accounts/0/connections/Sandbox", "{\"connectionType\":\"SUBSIDIARY\"}");

        assertThat(EMULATOR.account(0).connections("Sandbox")).hasSize(4);
        assertThat(EMULATOR.account(0).connections()).hasSize(3);
    }

    @Test
    void renamesTheOtherParticipantOfAConnection() {
        String path = "accounts/0/connections/AWS/" + firstId() + "/other-participant";

        assertThat(control.send("PUT", path, "{\"name\":\"Analytical Engines\"}")
                        .status())
                .isEqualTo(204);

        assertThat(EMULATOR.account(0).connections().get(0).types().values())
                .extracting(EmulatedConnection.Type::participantName)
                .containsOnly("Analytical Engines");
    }

    @Test
    void cancelsAConnection() {
        String path = "accounts/0/connections/AWS/" + firstId() + "/cancel";

        assertThat(control.send("POST", path, "").status()).isEqualTo(204);

        assertThat(EMULATOR.account(0).connections().get(0).types().values())
                .extracting(EmulatedConnection.Type::status)
                .containsOnly("CANCELED");
        assertThat(control.send("POST", path, "").status()).isEqualTo(409);
    }

    @Test
    void removesAConnection() {
        String removed = firstId();

        assertThat(control.send("DELETE", "accounts/0/connections/AWS/" + removed, "")
                        .status())
                .isEqualTo(204);

        assertThat(list().ids()).hasSize(2).doesNotContain(removed);
    }

    private static String firstId() {
        return EMULATOR.account(0).connections().get(0).id();
    }

    @Test
    void setsQuotas() {
        JsonNode quotas = control.send("PUT", "quotas/LIMIT_EXCEEDED_NUMBER_OF_EMAIL", "{\"limit\":0}")
                .json();

        assertThat(quotas.at("/quotas/LIMIT_EXCEEDED_NUMBER_OF_EMAIL").intValue())
                .isZero();
        assertThat(quotas.at("/quotas/LIMIT_EXCEEDED_NUMBER_OF_DOMAIN").intValue())
                .isEqualTo(50);
        assertThat(control.get("quotas").json()).isEqualTo(quotas);
    }

    @Test
    void completesAVerification() {
        StartedTasks.start(EMULATOR);

        assertThat(control.send(
                                "PUT",
                                "accounts/1/verifications/BUSINESS_VERIFICATION",
                                "{\"status\":\"REJECTED\",\"reason\":\"No such company.\"}")
                        .status())
                .isEqualTo(204);

        JsonNode verification =
                Caller.of(EMULATOR, 1).call("GetVerification", "VerificationType", "BUSINESS_VERIFICATION");
        assertThat(verification.path("VerificationStatus").stringValue()).isEqualTo("REJECTED");
        assertThat(verification.path("VerificationStatusReason").stringValue()).isEqualTo("No such company.");
        assertThat(control.send("PUT", "accounts/1/verifications/BUSINESS_VERIFICATION", "{\"status\":\"SUCCEEDED\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void finishesAProfileUpdate() {
        StartedTasks.start(EMULATOR);
        Caller caller = Caller.of(EMULATOR, 1);

        assertThat(control.send("PUT", "accounts/1/profile-updates/AWS", "{\"status\":\"SUCCEEDED\"}")
                        .status())
                .isEqualTo(204);

        assertThat(caller.call("GetProfileUpdateTask", "Identifier", Profiles.partnerId(caller))
                        .path("Status")
                        .stringValue())
                .isEqualTo("SUCCEEDED");
        assertThat(control.send("PUT", "accounts/1/profile-updates/AWS", "{\"status\":\"FAILED\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void returnsTheVerificationCodeOfAnAddress() {
        StartedTasks.start(EMULATOR);

        assertThat(control.get("email-codes/ADA%40example.com")
                        .json()
                        .path("code")
                        .stringValue())
                .isEqualTo(EMULATOR.emailVerificationCode("ada@example.com"));
        assertThat(control.get("email-codes/other@example.com").status()).isEqualTo(404);
        assertThat(control.get("email-codes/100%25@example.com").message()).contains("100%@example.com");
    }

    @Test
    void listsEvents() {
        String id = EMULATOR.connect("AWS", 0, 1, "SUBSIDIARY");
        Caller.of(EMULATOR, 1)
                .call(
                        "CancelConnection",
                        "Identifier",
                        id,
                        "ConnectionType",
                        "SUBSIDIARY",
                        "Reason",
                        "The contract has ended.");

        JsonNode events = control.get("events").json().path("events");

        assertThat(events.valueStream().map(JsonNode::toString))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        EMULATOR.events().stream().map(EmulatedEvent::json).toList());
    }

    @Test
    void takesNoFaultLatencyOrThrottlingAndIsNotRecorded() {
        try (PartnerCentralEmulator slow = PartnerCentralEmulator.builder()
                .latency(Duration.ofDays(1))
                .throttleRate(1)
                .requestsPerSecond(0.001)
                .start()) {
            slow.inject(Fault.error(500, "InternalServerException"));
            ControlClient client = new ControlClient(slow);

            for (int i = 0; i < 3; i++) {
                assertThat(client.get("clock").status()).isEqualTo(200);
            }
            assertThat(client.get("unknown").status()).isEqualTo(404);

            assertThat(slow.requestCount()).isZero();
            assertThat(slow.requests()).isEmpty();
        }
    }

    private static Reply list() {
        return TestClient.list(EMULATOR, "{\"Catalog\":\"AWS\"}");
    }
}

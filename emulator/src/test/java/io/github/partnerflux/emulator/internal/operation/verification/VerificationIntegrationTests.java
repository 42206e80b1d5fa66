// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerificationIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String BUSINESS = "BUSINESS_VERIFICATION";
    private static final String REGISTRANT = "REGISTRANT_VERIFICATION";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Map<String, String> DETAILS = Map.of(
            "LegalName",
            "Analytical Engines Ltd",
            "RegistrationId",
            "1815",
            "CountryCode",
            "GB",
            "JurisdictionOfIncorporation",
            "EN");

    private final Caller account = Caller.of(emulator, 0);

    VerificationIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .verified(false)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Test
    void theRegistrantMustActOnAPageThatExpires() {
        JsonNode started = account.call("StartVerification", registrant());
        assertThat(started.path("VerificationType").asString()).isEqualTo(REGISTRANT);
        assertThat(started.path("VerificationStatus").asString()).isEqualTo("PENDING_CUSTOMER_ACTION");
        assertThat(started.path("StartedAt").asString()).isEqualTo(NOW.toString());
        assertThat(started.has("CompletedAt")).isFalse();
        JsonNode details = started.at("/VerificationResponseDetails/RegistrantVerificationResponse");
        assertThat(details.path("CompletionUrl").asString()).startsWith("https://");
        assertThat(Instant.parse(details.path("CompletionUrlExpiresAt").asString()))
                .isAfter(NOW);
        assertThat(get(REGISTRANT)).isEqualTo(started);
    }

    @Test
    void theBusinessIsVerifiedByTheService() {
        JsonNode started = account.call("StartVerification", business());
        assertThat(started.path("VerificationType").asString()).isEqualTo(BUSINESS);
        assertThat(started.path("VerificationStatus").asString()).isEqualTo("IN_PROGRESS");
        JsonNode response = started.at("/VerificationResponseDetails/BusinessVerificationResponse");
        assertThat(response.path("BusinessVerificationDetails"))
                .isEqualTo(JsonMapper.shared().valueToTree(DETAILS));
        assertThat(response.has("CompletionUrl")).isFalse();
        assertThat(get(BUSINESS)).isEqualTo(started);
    }

    @Test
    void anOpenVerificationOfTheTypeIsAConflict() {
        account.call("StartVerification", registrant());
        assertThat(account.outcome("StartVerification", registrant()))
                .isEqualTo("409 VERIFICATION_ALREADY_IN_PROGRESS");
        JsonNode business = account.call("StartVerification", business());
        emulator.advanceTime(Duration.ofMinutes(1));
        assertThat(account.outcome("StartVerification", business())).isEqualTo("409 VERIFICATION_ALREADY_IN_PROGRESS");
        assertThat(get(BUSINESS)).isEqualTo(business);
    }

    @Test
    void aVerifiedAccountIsAConflict() {
        account.call("StartVerification", business());
        emulator.account(0).completeVerification(BUSINESS, "SUCCEEDED");
        JsonNode verified = get(BUSINESS);
        assertThat(account.outcome("StartVerification", business())).isEqualTo("409 ACCOUNT_ALREADY_VERIFIED");
        assertThat(get(BUSINESS)).isEqualTo(verified);
        assertThat(account.outcome("StartVerification", registrant())).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "REJECTED"})
    void aNewVerificationMayStartAfter(String status) {
        account.call("StartVerification", business());
        emulator.account(0).completeVerification(BUSINESS, status, "Unknown company.");
        JsonNode again = account.call("StartVerification", business());
        assertThat(again.path("VerificationStatus").asString()).isEqualTo("IN_PROGRESS");
        assertThat(again.has("VerificationStatusReason")).isFalse();
        assertThat(again.has("CompletedAt")).isFalse();
    }

    @Test
    void theDetailsAreRequired() {
        assertThat(account.outcome("StartVerification"))
                .isEqualTo("400 FIELD VerificationDetails REQUIRED_FIELD_MISSING");
    }

    @Test
    void aVerificationThatWasNeverStartedIsNotFound() {
        account.call("StartVerification", business());
        assertThat(account.outcome("GetVerification", "VerificationType", REGISTRANT))
                .isEqualTo("404 VERIFICATION_NOT_FOUND");
        assertThat(Caller.of(emulator, 1).outcome("GetVerification", "VerificationType", BUSINESS))
                .isEqualTo("404 VERIFICATION_NOT_FOUND");
    }

    @Test
    void aTestCompletesAVerification() {
        account.call("StartVerification", registrant());
        emulator.advanceTime(Duration.ofMinutes(5));
        emulator.account(0).completeVerification(REGISTRANT, "REJECTED", "Documents do not match.");
        JsonNode completed = get(REGISTRANT);
        assertThat(completed.path("VerificationStatus").asString()).isEqualTo("REJECTED");
        assertThat(completed.path("VerificationStatusReason").asString()).isEqualTo("Documents do not match.");
        assertThat(completed.path("CompletedAt").asString())
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)).toString());
    }

    @Test
    void onlyAnOpenVerificationCanBeCompleted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.account(0).completeVerification(BUSINESS, "SUCCEEDED"))
                .withMessage("account " + account.accountId() + " has no BUSINESS_VERIFICATION that is pending or in"
                        + " progress");
        account.call("StartVerification", business());
        emulator.account(0).completeVerification(BUSINESS, "FAILED");
        assertThatIllegalStateException()
                .isThrownBy(() -> emulator.account(0).completeVerification(BUSINESS, "SUCCEEDED"));
        assertThat(get(BUSINESS).path("VerificationStatus").asString()).isEqualTo("FAILED");
    }

    @Test
    void aVerificationIsCompletedWithAFinalStatus() {
        account.call("StartVerification", business());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.account(0).completeVerification("BUSINESS", "SUCCEEDED"))
                .withMessageStartingWith("verificationType must be one of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.account(0).completeVerification(BUSINESS, "IN_PROGRESS"))
                .withMessageStartingWith("status must be one of");
        assertThat(get(BUSINESS).path("VerificationStatus").asString()).isEqualTo("IN_PROGRESS");
    }

    static List<String> reasonsThatTheModelDoesNotAllow() {
        return List.of("", "a".repeat(201), "two\nlines", "\uD83D\uDE00");
    }

    @ParameterizedTest
    @MethodSource("reasonsThatTheModelDoesNotAllow")
    void theReasonMustBeAsInTheModel(String reason) {
        account.call("StartVerification", business());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.account(0).completeVerification(BUSINESS, "FAILED", reason))
                .withMessageStartingWith("reason must match");
        assertThat(get(BUSINESS).path("VerificationStatus").asString()).isEqualTo("IN_PROGRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ~\u00A0\uFFFD"})
    void theReasonIsReturned(String reason) {
        account.call("StartVerification", business());
        emulator.account(0).completeVerification(BUSINESS, "FAILED", reason.repeat(50));
        assertThat(get(BUSINESS).path("VerificationStatusReason").asString()).isEqualTo(reason.repeat(50));
    }

    @Test
    void theReasonMustNotBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> emulator.account(0).completeVerification(BUSINESS, "FAILED", null))
                .withMessage("reason");
    }

    @Test
    void accountsStartVerifiedByDefault() {
        try (PartnerCentralEmulator verified =
                PartnerCentralEmulator.builder().connections(0).start()) {
            Caller caller = Caller.of(verified, 0);
            for (String type : List.of(BUSINESS, REGISTRANT)) {
                assertThat(caller.call("GetVerification", "VerificationType", type)
                                .path("VerificationStatus")
                                .asString())
                        .isEqualTo("SUCCEEDED");
            }
            assertThat(caller.outcome("StartVerification", business())).isEqualTo("409 ACCOUNT_ALREADY_VERIFIED");
        }
    }

    @Test
    void theVerifiedNameIsThatOfThePartner() {
        try (PartnerCentralEmulator verified =
                PartnerCentralEmulator.builder().connections(0).start()) {
            Caller caller = Caller.of(verified, 0);
            assertThat(caller.call("GetVerification", "VerificationType", BUSINESS)
                            .at("/VerificationResponseDetails/BusinessVerificationResponse/BusinessVerificationDetails"
                                    + "/LegalName")
                            .asString())
                    .isEqualTo(caller.call("ListPartners")
                            .at("/PartnerSummaryList/0/LegalName")
                            .asString());
        }
    }

    @Test
    void aTokenStartsOneVerification() {
        Object[] input = {"VerificationDetails", Map.of("RegistrantVerificationDetails", Map.of()), "ClientToken", "t"};
        assertThat(account.call("StartVerification", input)).isEqualTo(account.call("StartVerification", input));
    }

    private JsonNode get(String type) {
        return account.call("GetVerification", "VerificationType", type);
    }

    private static Object[] registrant() {
        return new Object[] {"VerificationDetails", Map.of("RegistrantVerificationDetails", Map.of())};
    }

    private static Object[] business() {
        return new Object[] {"VerificationDetails", Map.of("BusinessVerificationDetails", DETAILS)};
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateIntegrationTests {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00.123456Z");

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(3)
                .connections(2)
                .connected("AWS", 0, 2, "OPPORTUNITY_COLLABORATION")
                .start();
    }

    @AfterAll
    static void close() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    @Test
    void bothSidesListTheirConnectionAfterTheGeneratedOnes() {
        String id = emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        assertThat(ids(0)).hasSize(4).endsWith(id);
        assertThat(ids(1)).hasSize(3).endsWith(id);
        assertThat(emulator.account(0).connections().get(3).otherParticipantAccountId())
                .isEqualTo(emulator.account(1).accountId());
        assertThat(emulator.account(1).connections().get(2).otherParticipantAccountId())
                .isEqualTo(emulator.account(0).accountId());
    }

    @Test
    void anotherCatalogDoesNotShowIt() {
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        assertThat(Caller.of(emulator, 1).in("Sandbox").call("ListConnections").path("ConnectionSummaries"))
                .hasSize(2);
    }

    @Test
    void accountsAreConnectedInTheCatalogThatIsNamed() {
        String id = emulator.connect("Sandbox", 0, 1, "SUBSIDIARY");
        assertThat(emulator.account(0).connections("Sandbox"))
                .extracting(EmulatedConnection::id)
                .hasSize(3)
                .endsWith(id);
        assertThat(ids(0)).hasSize(3).doesNotContain(id);
        try (PartnerCentralEmulator own = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .connected("Sandbox", 0, 1, "SUBSIDIARY")
                .start()) {
            assertThat(own.account(1).connections("Sandbox")).hasSize(1);
            assertThat(own.account(1).connections()).isEmpty();
        }
    }

    @Test
    void connectingAccountsSendsNoEvents() {
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        assertThat(emulator.events()).isEmpty();
        assertThat(emulator.invitations("AWS")).isEmpty();
    }

    @Test
    void aCatalogOfPartnersMayBeNamedTwice() {
        try (PartnerCentralEmulator own = PartnerCentralEmulator.builder()
                .partnersIn("Sandbox", "Sandbox")
                .start()) {
            assertThat(Caller.of(own, 0).in("Sandbox").call("ListPartners").path("PartnerSummaryList"))
                    .hasSize(1);
            assertThat(Caller.of(own, 0).call("ListPartners").path("PartnerSummaryList"))
                    .isEmpty();
        }
    }

    @Test
    void aSecondTypeIsAddedToTheConnection() {
        String id = emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        assertThat(emulator.connect("AWS", 1, 0, "OPPORTUNITY_COLLABORATION")).isEqualTo(id);
        assertThat(emulator.connect("AWS", 1, 0, "SUBSIDIARY")).isEqualTo(id);
        assertThat(emulator.account(1).connections().get(2).types())
                .containsOnlyKeys("SUBSIDIARY", "OPPORTUNITY_COLLABORATION");
    }

    @Test
    void aResetRestoresTheStart() {
        List<String> before = ids(0);
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        emulator.advanceTime(Duration.ofDays(1));
        emulator.account(0).setRequestsPerSecond(0.001);
        emulator.inject(Fault.throttle());
        emulator.stub("ListConnections", "{}");
        Caller.of(emulator, 1).reply("ListConnections");
        emulator.reset();
        assertThat(emulator.requestCount()).isZero();
        assertThat(emulator.requests()).isEmpty();
        assertThat(emulator.now()).isBefore(Instant.now().plusSeconds(60));
        assertThat(ids(0)).hasSize(3).isEqualTo(before);
        assertThat(Caller.of(emulator, 0).outcome("ListConnections")).isEqualTo("200");
        assertThat(Caller.of(emulator, 0).outcome("ListConnections")).isEqualTo("200");
    }

    @Test
    void aResetRestoresWhatOperationsAndTestsHaveChanged() {
        List<Object> before = data();
        Caller caller = Caller.of(emulator, 0);
        String partner = partnerId(caller);
        emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY", 1);
        caller.call("PutProfileVisibility", "Identifier", partner, "Visibility", "PRIVATE");
        assertThat(caller.outcome("PutProfileVisibility", "Identifier", partner, "Visibility", "PRIVATE"))
                .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY");
        caller.call("CreateConnectionInvitation", invitation("once"));
        caller.call("UpdateConnectionPreferences", "Revision", 1, "AccessType", "DENY_ALL");
        caller.call("SendEmailVerificationCode", "Email", "ada@example.com");
        caller.call(
                "CancelConnection",
                "Identifier",
                ids(0).get(0),
                "ConnectionType",
                "OPPORTUNITY_COLLABORATION",
                "Reason",
                "The end.");
        assertThat(data()).doesNotContainAnyElementsOf(before);
        emulator.reset();
        assertThat(data()).isEqualTo(before);
        assertThat(emulator.emailVerificationCode("ada@example.com")).isNull();
        assertThat(caller.outcome("CreateConnectionInvitation", invitation("again")))
                .isEqualTo("200");
        for (int i = 0; i < 5; i++) {
            assertThat(caller.outcome("PutProfileVisibility", "Identifier", partner, "Visibility", "PRIVATE"))
                    .isEqualTo("200");
        }
    }

    @Test
    void oneAccountsRateLeavesTheOthersAlone() {
        emulator.account(1).setRequestsPerSecond(0.001);
        assertThat(Caller.of(emulator, 1).outcome("ListConnections")).isEqualTo("200");
        assertThat(Caller.of(emulator, 1).outcome("ListConnections")).isEqualTo("429 ThrottlingException");
        assertThat(Caller.of(emulator, 0).outcome("ListConnections")).isEqualTo("200");
        emulator.account(1).setRequestsPerSecond(Double.POSITIVE_INFINITY);
        assertThat(Caller.of(emulator, 1).outcome("ListConnections")).isEqualTo("200");
    }

    @Test
    void timeAdvancesForTheServiceAndNotForSignatures() {
        Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (PartnerCentralEmulator own =
                PartnerCentralEmulator.builder().clock(clock).start()) {
            own.advanceTime(Duration.ofDays(31));
            own.advanceTime(Duration.ofHours(1));
            assertThat(Duration.between(clock.instant(), own.now()))
                    .isBetween(Duration.ofHours(31 * 24 + 1).minusMillis(1), Duration.ofHours(31 * 24 + 1));
            assertThat(Caller.of(own, 0).outcome("ListConnections")).isEqualTo("200");
        }
    }

    @Test
    void theTimeHasMilliseconds() {
        try (PartnerCentralEmulator own = PartnerCentralEmulator.builder()
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .start()) {
            assertThat(own.now()).isEqualTo(Instant.parse("2026-11-26T12:00:00.123Z"));
        }
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.connect("AWS", 1, 1, "SUBSIDIARY"))
                .withMessage("an account cannot be connected with itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.connect("AWS", 0, 1, "FRIENDS"))
                .withMessage("connectionType must be one of [OPPORTUNITY_COLLABORATION, SUBSIDIARY], "
                        + "but is \"FRIENDS\"");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> emulator.connect("AWS", 0, 3, "SUBSIDIARY"))
                .withMessage("account index must be between 0 and 2, but is 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.connect("aws", 0, 1, "SUBSIDIARY"))
                .withMessage("catalog must be one of [AWS, Sandbox], but is \"aws\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.advanceTime(Duration.ofMillis(-1)))
                .withMessage("duration must not be negative, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_EMAIL", -1))
                .withMessageStartingWith("limit must be between 0 and");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.setQuota("EMAILS", 1))
                .withMessageStartingWith("reason must be one of [LIMIT_EXCEEDED_");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.account(0).setRequestsPerSecond(0))
                .withMessage("requestsPerSecond must be above 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralEmulator.builder()
                        .connected("AWS", 0, 1, "SUBSIDIARY")
                        .start())
                .withMessage("receiver must be between 0 and 0, but is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralEmulator.builder().partnersIn("aws"))
                .withMessage("catalog must be one of [AWS, Sandbox], but is \"aws\"");
    }

    /** Returns what the first account sees, and what tests see. */
    private static List<Object> data() {
        Caller caller = Caller.of(emulator, 0);
        return List.of(
                emulator.invitations("AWS"),
                emulator.events(),
                caller.call("GetProfileVisibility", "Identifier", partnerId(caller)),
                caller.call("GetConnectionPreferences"),
                caller.call("GetConnection", "Identifier", ids(0).get(0)));
    }

    private static String partnerId(Caller caller) {
        return caller.call("ListPartners").at("/PartnerSummaryList/0/Id").asString();
    }

    /** Returns the members of an invitation, always with the same client token. */
    private static Object[] invitation(String message) {
        return new Object[] {
            "ConnectionType", "SUBSIDIARY",
            "ReceiverIdentifier", emulator.account(1).accountId(),
            "Name", "Grace Hopper",
            "Email", "grace@example.com",
            "Message", message,
            "ClientToken", "t"
        };
    }

    private static List<String> ids(int account) {
        List<String> viewed = emulator.account(account).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
        List<String> listed = Caller.of(emulator, account)
                .call("ListConnections")
                .path("ConnectionSummaries")
                .valueStream()
                .map(summary -> summary.path("Id").asString())
                .toList();
        assertThat(viewed).isEqualTo(listed);
        return listed;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedEvent;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client token has an effect on: the calls with it, of one account and operation, for 24 hours. */
class IdempotencyIntegrationTests extends AbstractEmulatorIntegrationTests {

    private static final String CREATE = "CreateConnectionInvitation";
    private static final String CANCEL = "CancelConnectionInvitation";
    private static final String CONFLICT = "409 CONFLICT_CLIENT_TOKEN";

    private final Caller account = Caller.of(emulator, 0);
    private final Caller other = Caller.of(emulator, 1);

    IdempotencyIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(3)
                .connections(0)
                .partnersIn("AWS", "Sandbox")
                .clock(Clock.fixed(Instant.now(), ZoneOffset.UTC)));
    }

    @Test
    void theSameInputHasTheSameResponseAndNoFurtherEffect() {
        JsonNode created = account.call(CREATE, invitation(1, "t"));
        List<EmulatedEvent> events = emulator.events();
        emulator.advanceTime(Duration.ofHours(1));
        assertThat(account.call(CREATE, invitation(1, "t"))).isEqualTo(created);
        assertThat(emulator.invitations("AWS")).hasSize(1);
        assertThat(emulator.events()).isEqualTo(events);
    }

    @Test
    void theStateNoLongerMatters() {
        String id = account.call(CREATE, invitation(1, "t")).path("Id").stringValue();
        JsonNode canceled = account.call(CANCEL, "Identifier", id, "ClientToken", "t");
        assertThat(account.call(CANCEL, "Identifier", id, "ClientToken", "t")).isEqualTo(canceled);
        assertThat(account.outcome(CANCEL, "Identifier", id, "ClientToken", "new"))
                .isEqualTo("409 INCOMPATIBLE_CONNECTION_INVITATION_STATE");
    }

    @Test
    void anotherInputIsAConflict() {
        account.call(CREATE, invitation(1, "t"));
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo(CONFLICT);
        assertThat(emulator.invitations("AWS")).hasSize(1);
    }

    @Test
    void anotherCatalogIsAnotherInput() {
        account.call(CREATE, invitation(1, "t"));
        assertThat(account.in("Sandbox").outcome(CREATE, invitation(1, "t"))).isEqualTo(CONFLICT);
        assertThat(emulator.invitations("Sandbox")).isEmpty();
    }

    @Test
    void theTokenIsCheckedAfterTheModelAndBeforeExistence() {
        String id = account.call(CREATE, invitation(1, "t")).path("Id").stringValue();
        account.call(CANCEL, "Identifier", id, "ClientToken", "t");
        assertThat(account.outcome(CANCEL, "Identifier", "pacinv-abcdefghijklm", "ClientToken", "t"))
                .isEqualTo(CONFLICT);
        assertThat(account.outcome(CANCEL, "Identifier", "", "ClientToken", "t"))
                .isEqualTo("400 FIELD Identifier INVALID_STRING_FORMAT");
    }

    @Test
    void aTokenIsForgottenAfterExactlyADay() {
        account.call(CREATE, invitation(1, "t"));
        emulator.advanceTime(Duration.ofDays(1).minusMillis(1));
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo(CONFLICT);
        emulator.advanceTime(Duration.ofMillis(1));
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo("200");
    }

    @Test
    void aRepeatedCallDoesNotProlongIt() {
        account.call(CREATE, invitation(1, "t"));
        emulator.advanceTime(Duration.ofHours(12));
        account.call(CREATE, invitation(1, "t"));
        emulator.advanceTime(Duration.ofHours(12));
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo("200");
    }

    @Test
    void aFailedCallDoesNotUseTheToken() {
        emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION", 0);
        assertThat(account.outcome(CREATE, invitation(1, "t")))
                .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION");
        emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION", 1);
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo("200");
    }

    @Test
    void aTokenBelongsToItsAccountAndOperation() {
        String id = account.call(CREATE, invitation(2, "t")).path("Id").stringValue();
        assertThat(other.outcome(CREATE, invitation(2, "t"))).isEqualTo("200");
        assertThat(account.outcome(CANCEL, "Identifier", id, "ClientToken", "t"))
                .isEqualTo("200");
        assertThat(emulator.invitations("AWS")).hasSize(2);
    }

    @Test
    void anEmulatorThatIsResetKnowsNoToken() {
        account.call(CREATE, invitation(1, "t"));
        emulator.reset();
        assertThat(account.outcome(CREATE, invitation(2, "t"))).isEqualTo("200");
    }

    private Object[] invitation(int receiver, String token) {
        return new Object[] {
            "ConnectionType", "SUBSIDIARY",
            "ReceiverIdentifier", emulator.account(receiver).accountId(),
            "Name", "Grace Hopper",
            "Email", "grace@example.com",
            "Message", "Join us.",
            "ClientToken", token
        };
    }
}

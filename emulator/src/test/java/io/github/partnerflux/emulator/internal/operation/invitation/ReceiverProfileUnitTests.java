// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partners;
import io.github.partnerflux.emulator.internal.state.Settings;
import io.github.partnerflux.emulator.internal.state.State;
import io.github.partnerflux.emulator.internal.state.StateStore;
import io.github.partnerflux.emulator.internal.validation.Input;
import io.github.partnerflux.emulator.internal.validation.Model;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiverProfileUnitTests {

    private final Accounts accounts = Accounts.generate(1, 2);
    private final Account sender = accounts.all().get(0);
    private final Account receiver = accounts.all().get(1);
    private final StateStore store = new StateStore(
            new Settings(
                    1, 0, true, Set.of("AWS"), List.of(), Map.of(), Duration.ofDays(1), Duration.ZERO, Duration.ZERO),
            accounts,
            Clock.systemUTC());

    @Test
    void theProfileOfACollaborationMustBePublic() {
        store.access(state -> {
            Partners partners = state.world("AWS").partners();
            Partner partner = partners.of(receiver);
            partners.put(partner.withVisible(false));
            assertThatExceptionOfType(ServiceError.class)
                    .isThrownBy(() -> invite(state, partner.profileId()))
                    .satisfies(e -> assertThat(e.response().status()).isEqualTo(404));
            assertThat(state.world("AWS").invitations().all()).isEmpty();
            partners.put(partner.withVisible(true));
            invite(state, partner.profileId());
            return assertThat(state.world("AWS").invitations().all()).hasSize(1);
        });
    }

    private void invite(State state, String profileId) {
        Input input = Model.load()
                .check(
                        "CreateConnectionInvitation",
                        Json.write(Json.object()
                                .put("Catalog", "AWS")
                                .put("ClientToken", "1")
                                .put("ConnectionType", "OPPORTUNITY_COLLABORATION")
                                .put("Email", "grace@example.com")
                                .put("Message", "Let us co-sell.")
                                .put("Name", "Grace Hopper")
                                .put("ReceiverIdentifier", profileId)));
        new CreateConnectionInvitation().call(new Call(sender, input, PageFault.NONE, state));
    }
}

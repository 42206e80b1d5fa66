// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import java.time.Duration;
import java.util.Map;

/** An emulator whose accounts have started what control requests complete. */
final class StartedTasks {

    private StartedTasks() {}

    static PartnerCentralEmulator.Builder builder() {
        return PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(3)
                .verified(false)
                .profileUpdateDuration(Duration.ofDays(1));
    }

    /** Starts a verification and a profile update of the second account, and sends a code. */
    static void start(PartnerCentralEmulator emulator) {
        Caller caller = Caller.of(emulator, 1);
        caller.call(
                "StartVerification",
                "VerificationDetails",
                Map.of(
                        "BusinessVerificationDetails",
                        Map.of("LegalName", "Analytical Engines Ltd", "RegistrationId", "1815", "CountryCode", "GB")));
        caller.call(
                "StartProfileUpdateTask",
                "Identifier",
                Profiles.partnerId(caller),
                "TaskDetails",
                Profiles.details("Analytical Engines"));
        caller.call("SendEmailVerificationCode", "Email", "ada@example.com");
    }
}

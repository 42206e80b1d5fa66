// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensitiveValuesUnitTests {

    private static final String SECRET = "secret";

    @Test
    void noneIsInADescription() {
        Verification.Business business = new Verification.Business(SECRET, SECRET, "GB", null);
        Verification.Completion completion = new Verification.Completion(SECRET, Instant.EPOCH);
        Partner.AllianceLead lead = new Partner.AllianceLead(SECRET, SECRET, SECRET, SECRET);
        Profile profile = new Profile(SECRET, "d", "https://w", "https://l", "OTHER", List.of(), "en-US", null, null);
        assertThat(List.of(
                        Verification.ofBusiness(business, Instant.EPOCH),
                        Verification.ofRegistrant(completion, Instant.EPOCH),
                        new Partner(
                                "partner-1",
                                "1",
                                SECRET,
                                Instant.EPOCH,
                                lead,
                                null,
                                profile,
                                false,
                                List.of(),
                                Map.of()),
                        lead,
                        new Event(
                                "1",
                                Instant.EPOCH,
                                "123456789012",
                                "t",
                                List.of(),
                                "AWS",
                                Map.of("connectionInvitation", Map.of("inviterEmail", SECRET))),
                        new EmulatedEvent("123456789012", "t", Instant.EPOCH, SECRET)))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain(SECRET));
    }
}

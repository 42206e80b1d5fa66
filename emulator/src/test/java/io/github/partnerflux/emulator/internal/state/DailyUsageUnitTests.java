// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyUsageUnitTests {

    private static final Quota QUOTA = Quota.LIMIT_EXCEEDED_NUMBER_OF_EMAIL;
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final DailyUsage usage = new DailyUsage();

    @Test
    void countsTheUsesOfTheLast24Hours() {
        usage.add(QUOTA, "ada@example.com", START);
        usage.add(QUOTA, "grace@example.com", START);
        usage.add(QUOTA, "ada@example.com", START.plusSeconds(1));
        assertThat(count("ada@example.com", START.plus(DAY).minusMillis(1))).isEqualTo(2);
        assertThat(count("ada@example.com", START.plus(DAY))).isEqualTo(1);
        assertThat(count("grace@example.com", START.plus(DAY))).isZero();
        assertThat(count("ada@example.com", START.plus(DAY).plusSeconds(1))).isZero();
    }

    @Test
    void forgetsSubjectsThatNoOneAsksFor() {
        usage.add(QUOTA, "ada@example.com", START);
        usage.add(QUOTA, "grace@example.com", START);
        usage.add(QUOTA, "ada@example.com", START.plusSeconds(1));

        count("alan@example.com", START.plus(DAY));
        assertThat(usage.snapshot().uses())
                .extracting(uses -> uses.key().subject())
                .containsExactly("ada@example.com");

        count("alan@example.com", START.plus(DAY).plusSeconds(1));
        assertThat(usage.snapshot().uses()).isEmpty();
    }

    private int count(String subject, Instant now) {
        return usage.count(QUOTA, subject, now);
    }
}

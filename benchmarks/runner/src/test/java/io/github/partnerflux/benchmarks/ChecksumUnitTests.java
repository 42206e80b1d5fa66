// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksumUnitTests {

    @Test
    void differsForOtherMembersAndAnotherOrder() {
        assertThat(Set.of(
                        checksum("ab", "c"),
                        checksum("c", "ab"),
                        checksum("a", "bc"),
                        checksum("ab", "d"),
                        checksum("ab", null)))
                .hasSize(5);
    }

    @Test
    void differsForAnotherTime() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");

        assertThat(Checksum.add(1, time))
                .isNotEqualTo(Checksum.add(1, time.plusMillis(1)))
                .isNotEqualTo(Checksum.add(1, time.plusSeconds(1)));
    }

    private static long checksum(String first, String second) {
        return Checksum.add(Checksum.add(0, first), second);
    }
}

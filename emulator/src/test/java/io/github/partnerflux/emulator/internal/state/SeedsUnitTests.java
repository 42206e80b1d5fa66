// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsUnitTests {

    @Test
    void aDerivedValueLeadsBackToItsIndex() {
        for (long seed : List.of(0L, 1L, Seeds.DEFAULT, -1L, Long.MIN_VALUE)) {
            for (long index : List.of(0L, 1L, 99_999L, 1_000_000_000L, -7L, Long.MAX_VALUE)) {
                assertThat(Seeds.index(seed, Seeds.derive(seed, index))).isEqualTo(index);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsUnitTests {

    @Test
    void anIdLeadsBackToItsNumber() {
        for (long number : List.of(0L, 1L, 31L, 32L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
            String id = Ids.of("pac-", number);
            assertThat(id).matches("pac-[a-z2-7]{13}");
            assertThat(Ids.number("pac-", id)).hasValue(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pac-", "pac-AAAAAAAAAAAAA", "pac-aaaaaaaaaaaa1", "pac-zzzzzzzzzzzzz", "cap-aaaaaaaaaaaaa"})
    void otherTextsHaveNoNumber(String id) {
        assertThat(Ids.number("pac-", id)).isEmpty();
    }
}

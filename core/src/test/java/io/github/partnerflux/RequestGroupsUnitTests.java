// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestGroupsUnitTests {

    @Test
    void sendsAsManyValuesAsTheServiceAcceptsAsTheyAre() {
        assertThat(split("b", "a", "b")).isEqualTo(RequestGroups.of(List.of("b", "a", "b")));
    }

    @Test
    void splitsTheDistinctValuesInTheirNaturalOrder() {
        assertThat(split("g", "b", "a", "b", "f", "c", "e", "d").requests())
                .containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"), List.of("g"));
        assertThat(split("c", "b", "a", "b", "f", "d", "e").requests())
                .containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"));
        assertThat(split("b", "a", "b", "a").requests()).containsExactly(List.of("a", "b"));
    }

    @Test
    void theFingerprintIsThatOfTheDistinctValuesInAnyOrder() {
        assertThat(split("d", "c", "b", "a", "a")).isEqualTo(split("a", "b", "c", "d"));
    }

    @Test
    void theFingerprintIsTheSameInEveryRelease() {
        assertThat(split("a", "b", "c", "d").fingerprint()).isEqualTo(0xf0aad25f);
    }

    @Test
    void theFingerprintDiffersIfTheHashCodesOfTheListsAreEqual() {
        List<String> values = List.of("10", "11", "15", "37");
        List<String> others = List.of("10", "11", "16", "27");

        assertThat(values).hasSameHashCodeAs(others);
        assertThat(split(values).fingerprint()).isNotEqualTo(split(others).fingerprint());
    }

    private static RequestGroups<List<String>> split(String... values) {
        return split(List.of(values));
    }

    /** Splits a request that is a list itself, into groups of 3. */
    private static RequestGroups<List<String>> split(List<String> values) {
        return RequestGroups.split(values, values, 3, (request, group) -> group);
    }
}

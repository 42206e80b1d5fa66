// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.benchmarks.Sample;
import org.junit.jupiter.api.Test;

class ContestUnitTests {

    private static final Sample FIRST = received(100, 42, 0);

    @Test
    void acceptsTheSameConnections() {
        assertThatCode(() -> Contest.checkSame(FIRST, received(100, 42, 0), ContestantProcess.LIMIT))
                .doesNotThrowAnyException();
    }

    @Test
    void rejectsOtherConnections() {
        assertThatThrownBy(() -> Contest.checkSame(FIRST, received(100, 43, 0), ContestantProcess.LIMIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("limit received other connections");
        assertThatThrownBy(() -> Contest.checkSame(FIRST, received(99, 42, 0), ContestantProcess.LIMIT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void acceptsTheConnectionsOfFewerAccountsIfTheOthersFailed() {
        assertThatCode(() -> Contest.checkSame(FIRST, received(50, 21, 1), ContestantProcess.SDK_NETTY))
                .doesNotThrowAnyException();
    }

    private static Sample received(long items, long checksum, long failedAccounts) {
        return new Sample(items, checksum, failedAccounts, 1, 1, 1, 0);
    }
}

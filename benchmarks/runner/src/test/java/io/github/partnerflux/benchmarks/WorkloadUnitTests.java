// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class WorkloadUnitTests {

    private static final Load TWO_ACCOUNTS = new Load(Workload.LIMITED_FLEET, 3, 2, 100, 1, false);

    private final Received received = new Received(0);

    @Test
    void acceptsACompleteFleet() throws InterruptedException {
        run(6, 0);

        assertThat(received.items()).isEqualTo(6);
    }

    @Test
    void rejectsAFleetWithMissingConnections() {
        assertThatThrownBy(() -> run(5, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("received 5 connections instead of 6");
    }

    @Test
    void acceptsAFleetOfWhichAnAccountFailedInTheMiddle() throws InterruptedException {
        run(5, 1);

        assertThat(received.failedAccounts()).isEqualTo(1);
    }

    @Test
    void rejectsAFleetWithMissingConnectionsOfAnAccountThatDidNotFail() {
        assertThatThrownBy(() -> run(2, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("received 2 connections instead of at least 3");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAIN", "SLOW_CONSUMER", "SLOW_CONSUMER_PAGE_AHEAD", "THROTTLED"})
    void listsPagesOfTheSizeOfTheLoad(Workload workload) throws InterruptedException {
        workload.run(new Load(workload, 7, 1, 7, 1, false), new Fleet(0, 0), received);

        assertThat(received.items()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void rejectsPagesOfASizeThatTheServiceDoesNotHave(int pageSize) {
        assertThatThrownBy(() -> new Load(Workload.DRAIN, 1, 1, pageSize, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pageSize must be from 1 to 100, but is " + pageSize);
    }

    private void run(int connections, int failedAccounts) throws InterruptedException {
        Workload.LIMITED_FLEET.run(TWO_ACCOUNTS, new Fleet(connections, failedAccounts), received);
    }

    /** A fleet that emits a number of connections, and reports a number of failures; a listing has a single page. */
    private record Fleet(int connections, int failedAccounts) implements Contestant<Integer> {

        @Override
        public Flux<Integer> listFleet(int accounts, Runnable accountFailed) {
            return Flux.range(0, connections).doOnComplete(() -> {
                for (int i = 0; i < failedAccounts; i++) {
                    accountFailed.run();
                }
            });
        }

        @Override
        public Publisher<Integer> list(int account, int pageSize) {
            return Flux.range(0, pageSize);
        }

        @Override
        public String id(Integer connection) {
            return connection.toString();
        }

        @Override
        public long checksum(Integer connection) {
            return connection;
        }

        @Override
        public void close() {}
    }
}

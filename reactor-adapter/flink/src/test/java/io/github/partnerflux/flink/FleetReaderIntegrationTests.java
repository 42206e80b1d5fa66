// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.AccessDeniedException;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetReaderIntegrationTests {

    private static final int CONNECTIONS = 25;
    private static final String ACCOUNT = "test";
    private static final String OTHER = "test-2";

    private PartnerCentralEmulator emulator;
    private FakeReader<ConnectionSummary> task;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(8)
                .connections(CONNECTIONS)
                .start();
        task = new FakeReader<>(EmulatedFleet.source(emulator).build());
    }

    @AfterEach
    void stop() {
        task.close();
        emulator.close();
    }

    @Test
    void emitsTheItemsAndTheEndOfEachAccount() throws Exception {
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1), AccountSplit.start(OTHER, 1)));
        task.reader().notifyNoMoreSplits();
        task.emitAll();

        assertThat(items(ACCOUNT)).isEqualTo(ids(0));
        assertThat(items(OTHER)).isEqualTo(ids(1));
        assertThat(ends())
                .containsExactlyInAnyOrder(
                        new Completed<>(ACCOUNT, CONNECTIONS, 3, 0), new Completed<>(OTHER, CONNECTIONS, 3, 0));
        assertThat(task.numRecordsIn()).isEqualTo(2 * (CONNECTIONS + 1));
        assertThat(task.outputs).isEmpty();
        assertThat(task.snapshot()).isEmpty();
    }

    @Test
    void aSnapshotIsTheStateAfterTheLastEmittedItem() throws Exception {
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 4)));
        task.reader().start();
        task.emit(13);
        AccountSplit state = task.snapshot().get(0);
        assertThat(state).isEqualTo(AccountSplit.listed(ACCOUNT, 4, ((Item<?>) task.emitted.get(12)).next(), 13));

        try (FakeReader<ConnectionSummary> restored =
                new FakeReader<>(EmulatedFleet.source(emulator).build())) {
            restored.reader().addSplits(List.of(state));
            restored.reader().start();
            restored.emit(CONNECTIONS - 13 + 1);
            assertThat(((Item<ConnectionSummary>) restored.emitted.get(0))
                            .item()
                            .id())
                    .isEqualTo(ids(0).get(13));
            assertThat(restored.emitted.get(CONNECTIONS - 13)).isEqualTo(new Completed<>(ACCOUNT, CONNECTIONS, 2, 0));
        }
    }

    @Test
    void requestsAccountsWhenHalfOfTheLastOnesHaveEnded() throws Exception {
        task.reader().start();
        assertThat(task.requests).isEqualTo(1);
        List<AccountSplit> splits = EmulatedFleet.keys(emulator).stream()
                .map(key -> AccountSplit.start(key, 1))
                .toList();
        task.reader().addSplits(splits);
        while (ends().size() < 3) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(task.requests).isEqualTo(1);
        while (ends().size() < 8) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(task.requests).isEqualTo(2);
        task.reader().notifyNoMoreSplits();
        task.emitAll();
        assertThat(task.requests).isEqualTo(2);
    }

    @Test
    void aRestoredReaderRequestsNothingUntilItHasStarted() {
        task.reader().addSplits(List.of());
        assertThat(task.requests).isZero();
        task.reader().start();
        assertThat(task.requests).isEqualTo(1);
    }

    @Test
    void aLaterCycleOfAnAccountWaitsForTheEarlierOne() throws Exception {
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
        task.emit(1);
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        assertThat(task.snapshot()).extracting(AccountSplit::cycle).containsExactlyInAnyOrder(1L, 2L);

        task.reader().notifyNoMoreSplits();
        task.emitAll();
        List<String> twice = new ArrayList<>(ids(0));
        twice.addAll(ids(0));
        assertThat(items(ACCOUNT)).isEqualTo(twice);
        assertThat(task.emitted.get(CONNECTIONS)).isInstanceOf(Completed.class);
        assertThat(ends()).hasSize(2);
        assertThat(task.outputs).isEmpty();
    }

    @Test
    void anAccountThatIsSlowerThanItsCyclesIsListedOnceForThoseThatWait() throws Exception {
        task.reader().start();
        AccountSplit resumed = AccountSplit.listed(ACCOUNT, 2, Checkpoint.parse("pf1:7:"), 7);
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1), resumed));
        task.emit(1);
        for (int cycle = 3; cycle < 10; cycle++) {
            task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, cycle)));
        }
        assertThat(task.snapshot()).extracting(AccountSplit::cycle).containsExactly(1L, 2L, 9L);
        task.reader().notifyNoMoreSplits();
        task.emitAll();
        assertThat(items(ACCOUNT)).hasSize(CONNECTIONS + CONNECTIONS - 7 + CONNECTIONS);
    }

    @Test
    void accountsThatAreSlowDoNotKeepAReaderFromRequestingOthers() throws Exception {
        emulator.inject(Fault.never().times(2));
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1), AccountSplit.start(OTHER, 1)));
        emulator.awaitRequest(1).get(50, TimeUnit.SECONDS);
        task.reader().addSplits(List.of(AccountSplit.start("test-3", 1)));
        assertThat(task.requests).isEqualTo(1);
        task.emit(CONNECTIONS + 1);
        assertThat(task.requests).isEqualTo(2);
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        assertThat(task.requests).isEqualTo(3);
    }

    @Test
    void theLimitsHoldForOverlappingCyclesTogether() throws Exception {
        task.close();
        task = new FakeReader<>(EmulatedFleet.source(emulator).maxInFlight(1).build());
        // The accounts take turns: the last page of the second one takes the only place for a while.
        emulator.inject(Fault.delay(Duration.ZERO).times(5), Fault.delay(Duration.ofMillis(300)));
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1), AccountSplit.start(OTHER, 1)));
        while (ends().isEmpty()) {
            task.emit(task.emitted.size() + 1);
        }
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        task.reader().notifyNoMoreSplits();
        task.emitAll();
        assertThat(ends()).extracting(FleetEvent::account).containsExactly(ACCOUNT, OTHER, ACCOUNT);
    }

    @Test
    void aFailedAccountIsAnEvent() throws Exception {
        emulator.inject(Fault.error(403, "AccessDeniedException"));
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
        task.emit(1);
        assertThat(task.emitted.get(0)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.from()).isEqualTo(Checkpoint.start());
            assertThat(failed.error())
                    .isInstanceOfSatisfying(
                            AccountFailedException.class,
                            error -> assertThat(error.errorType()).isEqualTo(AccessDeniedException.class.getName()));
        });
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        task.reader().notifyNoMoreSplits();
        task.emitAll();
        assertThat(items(ACCOUNT)).isEqualTo(ids(0));
    }

    @Test
    void startsAgainIfTheServiceDoesNotAcceptTheTokenAnyMore() throws Exception {
        AccountSplit expired = AccountSplit.listed(ACCOUNT, 1, Checkpoint.parse("pf1:0:expired"), 10);
        task.reader().addSplits(List.of(expired, AccountSplit.start(OTHER, 1)));
        task.reader().start();
        task.reader().notifyNoMoreSplits();
        task.emitAll();
        assertThat(items(ACCOUNT)).isEqualTo(ids(0));
        assertThat(ends()).contains(new Completed<>(ACCOUNT, CONNECTIONS, 3, 0));
    }

    @Test
    void fetchesNoFurtherThanTheTaskPolls() throws Exception {
        try (PartnerCentralEmulator large =
                        PartnerCentralEmulator.builder().connections(5_000).start();
                FakeReader<ConnectionSummary> idle =
                        new FakeReader<>(EmulatedFleet.source(large).build())) {
            idle.reader().start();
            idle.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
            // 1,024 events are requested: 103 pages.
            large.awaitRequest(102).get(50, TimeUnit.SECONDS).outcome().get(50, TimeUnit.SECONDS);
            idle.emit(200);
            assertThat(large.requestCount()).isEqualTo(103);
            idle.emit(1_100);
            large.awaitRequest(103).get(50, TimeUnit.SECONDS);
        }
    }

    @Test
    void isAvailableWhenThereIsSomethingToPoll() throws Exception {
        emulator.inject(Fault.never());
        task.reader().start();
        CompletableFuture<Void> idle = task.reader().isAvailable();
        assertThat(idle).isNotDone();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
        emulator.awaitRequest(0).get(50, TimeUnit.SECONDS);
        assertThat(task.reader().isAvailable()).isSameAs(idle).isNotDone();

        task.reader().addSplits(List.of(AccountSplit.start(OTHER, 1)));
        idle.get(50, TimeUnit.SECONDS);
        task.emit(1);
        task.reader().isAvailable().get(50, TimeUnit.SECONDS);
    }

    @Test
    void endsWhileItWaits() throws Exception {
        task.reader().start();
        CompletableFuture<Void> idle = task.reader().isAvailable();
        task.reader().notifyNoMoreSplits();
        assertThat(idle).isDone();
        assertThat(task.reader().pollNext(null)).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void closingAbortsTheRequestsInFlight() throws Exception {
        emulator.inject(Fault.never());
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
        RecordedRequest request = emulator.awaitRequest(0).get(50, TimeUnit.SECONDS);
        task.close();
        assertThat(request.outcome().get(50, TimeUnit.SECONDS).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
        task = new FakeReader<>(EmulatedFleet.source(emulator).build());
    }

    @Test
    void theSubtasksOfASourceShareAClient() throws Exception {
        List<PartnerCentralAccountClient> clients = new ArrayList<>();
        String endpoint = emulator.endpoint().toString();
        PartnerConnectionsSource source = EmulatedFleet.source(emulator)
                .client(() -> {
                    clients.add(EmulatedFleet.client(endpoint));
                    return clients.get(clients.size() - 1);
                })
                .build();
        try (FakeReader<ConnectionSummary> second = new FakeReader<>(source)) {
            new FakeReader<>(source).close();
            assertThat(clients).hasSize(1);
            second.reader().start();
            second.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 1)));
            second.emit(CONNECTIONS + 1);
            assertThat(second.emitted.get(CONNECTIONS)).isInstanceOf(Completed.class);
        }
        // The last one has closed it.
        assertThat(clients.get(0)
                        .listConnections(r -> r.catalog("AWS"))
                        .hasElements()
                        .onErrorReturn(false)
                        .block())
                .isFalse();
        new FakeReader<>(source).close();
        assertThat(clients).hasSize(2);
    }

    @Test
    void aSourceNeedsAccounts() {
        assertThatThrownBy(() -> PartnerConnectionsSource.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("accounts must be set");
    }

    private List<String> items(String account) {
        List<String> ids = new ArrayList<>();
        for (FleetEvent<ConnectionSummary> event : task.emitted) {
            if (event instanceof Item<ConnectionSummary> item && item.account().equals(account)) {
                ids.add(item.item().id());
            }
        }
        return ids;
    }

    private List<FleetEvent<ConnectionSummary>> ends() {
        return task.emitted.stream().filter(event -> !(event instanceof Item)).toList();
    }

    private List<String> ids(int account) {
        return emulator.account(account).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }
}

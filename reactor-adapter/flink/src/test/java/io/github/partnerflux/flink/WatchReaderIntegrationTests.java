// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchReaderIntegrationTests {

    private static final int CONNECTIONS = 25;
    private static final String ACCOUNT = "test";
    private static final String OTHER = "test-2";

    private PartnerCentralEmulator emulator;
    private FakeReader<ChangeEvent<ConnectionSummary>> task;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(CONNECTIONS)
                .start();
        task = new FakeReader<>(source().build());
    }

    private PartnerConnectionChangesSource.Builder source() {
        return EmulatedFleet.source(emulator).watch().every(Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        task.close();
        emulator.close();
    }

    @Test
    void emitsWhatEachPollFinds() throws Exception {
        watch(ACCOUNT);
        task.emit(CONNECTIONS + 2);
        assertThat(added(ACCOUNT)).isEqualTo(ids());
        assertThat(task.emitted.get(CONNECTIONS)).isEqualTo(synced(CONNECTIONS));
        assertThat(task.emitted.get(CONNECTIONS + 1)).isEqualTo(new Completed<>(ACCOUNT, CONNECTIONS + 1, 3, 0));

        emulator.account(0).renameOtherParticipant("AWS", ids().get(0), "Acme");
        String removed = ids().get(1);
        emulator.account(0).removeConnection("AWS", removed);
        task.emitted.clear();
        while (!changes(ACCOUNT).contains(new Removed<ConnectionSummary>(removed))) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(changes(ACCOUNT).stream().filter(change -> !(change instanceof Synced)))
                .hasSize(2)
                .first()
                .isInstanceOf(Changed.class);
        task.emit(task.emitted.size() + 2);
        assertThat(task.emitted)
                .contains(synced(CONNECTIONS - 1))
                .last()
                .isInstanceOfSatisfying(
                        Completed.class, end -> assertThat(end.items()).isLessThanOrEqualTo(3));
    }

    @Test
    void aSnapshotInTheMiddleOfAPollContainsWhatWasEmitted() throws Exception {
        watch(ACCOUNT);
        task.emit(13);
        AccountSplit state = task.snapshot().get(0);
        assertThat(state.snapshot().size()).isEqualTo(13);
        assertThat(task.snapshot().get(0).snapshot()).isSameAs(state.snapshot());

        try (FakeReader<ChangeEvent<ConnectionSummary>> restored = new FakeReader<>(source().build())) {
            restored.reader().addSplits(List.of(state));
            restored.reader().start();
            restored.emit(CONNECTIONS - 13 + 1);
            assertThat(changes(restored, ACCOUNT))
                    .extracting(change -> change instanceof Added<ConnectionSummary> added
                            ? added.item().id()
                            : "")
                    .containsExactlyElementsOf(concat(ids().subList(13, CONNECTIONS), ""));
            assertThat(restored.emitted.get(CONNECTIONS - 13)).isEqualTo(synced(CONNECTIONS));
        }
    }

    @Test
    void aSnapshotInTheMiddleOfAPollContainsWhatWasChangedAndRemoved() throws Exception {
        watch(ACCOUNT);
        task.emit(CONNECTIONS + 2);
        AccountSplit first = task.snapshot().get(0);
        List<String> ids = ids();
        emulator.account(0).renameOtherParticipant("AWS", ids.get(0), "Acme");
        emulator.account(0).removeConnection("AWS", ids.get(1));
        emulator.account(0).removeConnection("AWS", ids.get(2));

        AccountSplit state;
        List<ChangeEvent<ConnectionSummary>> before;
        try (FakeReader<ChangeEvent<ConnectionSummary>> reader = new FakeReader<>(source().build())) {
            reader.reader().addSplits(List.of(first));
            reader.reader().start();
            reader.emit(2);
            before = changes(reader, ACCOUNT);
            assertThat(before.get(0)).isInstanceOf(Changed.class);
            assertThat(before.get(1)).isInstanceOf(Removed.class);
            state = reader.snapshot().get(0);
        }
        try (FakeReader<ChangeEvent<ConnectionSummary>> restored = new FakeReader<>(source().build())) {
            restored.reader().addSplits(List.of(state));
            restored.reader().start();
            restored.emit(2);
            assertThat(restored.emitted.get(1)).isEqualTo(synced(CONNECTIONS - 2));
            assertThat(List.of(before.get(1), changes(restored, ACCOUNT).get(0)))
                    .containsExactlyInAnyOrder(new Removed<>(ids.get(1)), new Removed<>(ids.get(2)));
        }
    }

    @Test
    void allPollsFailWithTheStateOfAnotherRequest() throws Exception {
        watch(ACCOUNT);
        task.emit(13);
        AccountSplit state = task.snapshot().get(0);

        PartnerConnectionChangesSource other = EmulatedFleet.source(emulator)
                .request(request -> request.catalog("Sandbox"))
                .watch()
                .every(Duration.ofMillis(1))
                .build();
        try (FakeReader<ChangeEvent<ConnectionSummary>> restored = new FakeReader<>(other)) {
            restored.reader().addSplits(List.of(state));
            restored.reader().start();
            restored.emit(2);
            assertThat(restored.emitted)
                    .allSatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    Failed.class,
                                    failed -> assertThat(failed.error())
                                            .hasMessageContaining("the snapshot is of another request")));
            assertThat(restored.snapshot()).containsExactly(state);
        }
    }

    @Test
    void thePollAfterOneThatFailedEmitsTheRest() throws Exception {
        emulator.inject(Fault.delay(Duration.ofMillis(1)), Fault.error(403, "AccessDeniedException"));
        watch(ACCOUNT);
        task.emit(CONNECTIONS + 2);
        assertThat(added(ACCOUNT)).isEqualTo(ids());
        assertThat(task.emitted.get(EmulatedFleet.PAGE))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).isInstanceOf(AccountFailedException.class));
        assertThat(task.emitted.get(CONNECTIONS + 1)).isEqualTo(synced(CONNECTIONS));
    }

    @Test
    void aBaselineOmitsWhatExists() throws Exception {
        task.close();
        task = new FakeReader<>(source().baseline().build());
        watch(ACCOUNT);
        task.emit(2);
        assertThat(task.emitted.get(0)).isEqualTo(synced(CONNECTIONS));

        String id = emulator.account(0).addConnection("AWS", "SUBSIDIARY");
        while (added(ACCOUNT).isEmpty()) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(added(ACCOUNT)).containsExactly(id);
    }

    @Test
    void reportsItsAccountsWhenItStarts() {
        AccountSplit restored = AccountSplit.start(ACCOUNT, 3);
        task.reader().addSplits(List.of(restored));
        assertThat(task.sent).isEmpty();
        task.reader().start();
        assertThat(task.sent).isEqualTo(List.<SourceEvent>of(new HeldAccounts(Set.of(ACCOUNT))));
        assertThat(task.requests).isZero();
        assertThat(task.snapshot()).containsExactly(restored);
    }

    @Test
    void anAccountThatIsDroppedBetweenTwoPollsIsNotPolledAgain() throws Exception {
        task.close();
        task = new FakeReader<>(source().every(Duration.ofHours(1)).build());
        watch(ACCOUNT);
        task.emit(CONNECTIONS + 2);
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        assertThat(task.reader().isAvailable()).isDone();
        assertThat(task.snapshot()).isEmpty();

        task.reader().addSplits(List.of(AccountSplit.start(OTHER, 2)));
        task.emit(2 * (CONNECTIONS + 2));
        assertThat(added(OTHER)).hasSize(CONNECTIONS);
        assertThat(task.outputs).containsExactly(OTHER);
    }

    @Test
    void anAccountThatIsDroppedDuringAPollEmitsNothingMoreUntilItIsAddedAgain() throws Exception {
        watch(ACCOUNT);
        task.emit(13);
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        assertThat(task.snapshot()).isEmpty();
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        assertThat(task.snapshot()).containsExactly(AccountSplit.start(ACCOUNT, 2));

        task.emitted.clear();
        task.emit(CONNECTIONS + 1);
        assertThat(added(ACCOUNT)).isEqualTo(ids());
        // What is dropped is not counted.
        assertThat(task.numRecordsIn()).isEqualTo(13 + CONNECTIONS + 1);
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        task.reader().addSplits(List.of(AccountSplit.start(OTHER, 2)));
        while (added(OTHER).size() < CONNECTIONS) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(task.outputs).containsExactly(OTHER);
    }

    @Test
    void anAccountThatIsDroppedAgainDuringTheSamePollIsNotPolledAgain() throws Exception {
        watch(ACCOUNT);
        task.emit(13);
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        task.reader().addSplits(List.of(AccountSplit.start(ACCOUNT, 2)));
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        assertThat(task.snapshot()).isEmpty();

        task.emitted.clear();
        task.reader().addSplits(List.of(AccountSplit.start(OTHER, 3)));
        while (task.outputs.contains(ACCOUNT)) {
            task.emit(task.emitted.size() + 1);
        }
        assertThat(changes(ACCOUNT)).isEmpty();
    }

    @Test
    void anAccountIsPolledAgainAfterTheOneBeforeItWasDropped() throws Exception {
        task.close();
        task = new FakeReader<>(source().every(Duration.ofMillis(100)).build());
        watch(ACCOUNT);
        task.emit(CONNECTIONS + 2);
        task.reader().addSplits(List.of(AccountSplit.start(OTHER, 1)));
        while (completed(OTHER) < 1) {
            task.emit(task.emitted.size() + 1);
        }
        task.reader().handleSourceEvents(new DroppedAccounts(Set.of(ACCOUNT)));
        while (completed(OTHER) < 2) {
            task.emit(task.emitted.size() + 1);
        }
    }

    private long completed(String account) {
        return task.emitted.stream()
                .filter(event -> event instanceof Completed && event.account().equals(account))
                .count();
    }

    @Test
    void checksTheIntervals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().every(Duration.ZERO))
                .withMessage("every must be from 1 ms to 1 day, but is PT0S");
        assertThatIllegalStateException()
                .isThrownBy(() -> EmulatedFleet.source(emulator)
                        .cycle(Duration.ofHours(1))
                        .watch())
                .withMessage("cycle must not be set for changes: set every after watch()");
    }

    private void watch(String account) {
        task.reader().start();
        task.reader().addSplits(List.of(AccountSplit.start(account, 1)));
    }

    private static FleetEvent<ChangeEvent<ConnectionSummary>> synced(int listed) {
        return new Item<>(ACCOUNT, new Synced<>(Snapshot.none(), listed), Checkpoint.start());
    }

    private List<String> added(String account) {
        List<String> ids = new ArrayList<>();
        for (ChangeEvent<ConnectionSummary> change : changes(account)) {
            if (change instanceof Added<ConnectionSummary> added) {
                ids.add(added.item().id());
            }
        }
        return ids;
    }

    private List<ChangeEvent<ConnectionSummary>> changes(String account) {
        return changes(task, account);
    }

    private static List<ChangeEvent<ConnectionSummary>> changes(
            FakeReader<ChangeEvent<ConnectionSummary>> reader, String account) {
        List<ChangeEvent<ConnectionSummary>> changes = new ArrayList<>();
        for (FleetEvent<ChangeEvent<ConnectionSummary>> event : reader.emitted) {
            if (event instanceof Item<ChangeEvent<ConnectionSummary>> item
                    && item.account().equals(account)) {
                changes.add(item.item());
            }
        }
        return changes;
    }

    private static List<String> concat(List<String> ids, String last) {
        List<String> all = new ArrayList<>(ids);
        all.add(last);
        return all;
    }

    private List<String> ids() {
        return emulator.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }
}

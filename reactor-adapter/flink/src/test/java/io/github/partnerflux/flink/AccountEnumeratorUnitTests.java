// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountEnumeratorUnitTests {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAX_ASSIGNED = 100;

    private final List<String> accounts = new ArrayList<>(List.of("a", "b", "c", "d"));
    private final AtomicLong now = new AtomicLong(1_000_000);
    private FakeEnumeratorContext context = new FakeEnumeratorContext(1);

    @Test
    void assignsAllAccountsOnceAndThenEnds() {
        AccountEnumerator enumerator = start(null);
        enumerator.handleSplitRequest(0, null);
        assertThat(context.take(0)).isEmpty();

        context.tick();
        assertThat(context.take(0)).containsExactly("a", "b");
        enumerator.handleSplitRequest(0, null);
        assertThat(context.take(0)).containsExactly("c");
        enumerator.handleSplitRequest(0, null);
        assertThat(context.take(0)).containsExactly("d");
        assertThat(context.finished).isEmpty();

        enumerator.handleSplitRequest(0, null);
        assertThat(context.finished).containsExactly(0);
    }

    @Test
    void leavesAccountsToOtherReaders() {
        context = new FakeEnumeratorContext(2);
        accounts.clear();
        IntStream.range(0, 1_000).forEach(i -> accounts.add("account-" + i));
        AccountEnumerator enumerator = start(null);
        context.tick();
        enumerator.handleSplitRequest(0, null);
        enumerator.handleSplitRequest(1, null);
        assertThat(context.take(0)).hasSize(MAX_ASSIGNED);
        assertThat(context.take(1)).hasSize(MAX_ASSIGNED);

        accounts.subList(10, 1_000).clear();
        enumerator = start(null);
        context.tick();
        enumerator.handleSplitRequest(0, null);
        enumerator.handleSplitRequest(1, null);
        assertThat(context.take(0)).hasSize(2);
        assertThat(context.take(1)).hasSize(2);
    }

    @Test
    void countsRepeatedAccountsOnce() {
        accounts.addAll(List.of("a", "d"));
        AccountEnumerator enumerator = start(null);
        context.tick();
        assertThat(enumerator.snapshotState(1).unassigned())
                .extracting(AccountSplit::account)
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void startsACycleByTimeWithTheAccountsThatExist() {
        AccountEnumerator enumerator = start(HOUR);
        assertThat(context.delays).containsExactly(0L, HOUR.toMillis());
        context.tick();
        takeAll(enumerator);
        enumerator.handleSplitRequest(0, null);
        assertThat(context.finished).isEmpty();

        accounts.remove("b");
        accounts.add("e");
        context.tick();
        List<String> taken = new ArrayList<>(context.take(0));
        taken.addAll(takeAll(enumerator));
        assertThat(taken).containsExactly("a", "c", "d", "e");
    }

    @Test
    void accountsThatStillWaitAreListedOnce() {
        AccountEnumerator enumerator = start(HOUR);
        context.tick();
        enumerator.handleSplitRequest(0, null);
        assertThat(context.take(0)).containsExactly("a", "b");

        accounts.remove("d");
        context.tick();

        EnumeratorState state = enumerator.snapshotState(1);
        assertThat(state.cycle()).isEqualTo(2);
        assertThat(state.unassigned())
                .containsExactly(AccountSplit.start("c", 1), AccountSplit.start("a", 2), AccountSplit.start("b", 2));
    }

    @Test
    void theAccountsOfAFailedReaderComeFirst() {
        AccountEnumerator enumerator = start(null);
        context.tick();
        enumerator.handleSplitRequest(0, null);
        List<AccountSplit> lost = List.copyOf(context.assigned.get(0));
        context.take(0);
        context.fail(0);
        enumerator.addSplitsBack(lost, 0);
        assertThat(context.assigned).isEmpty();

        context.register(0);
        enumerator.addReader(0);
        assertThat(takeAll(enumerator)).containsExactly("a", "b", "c", "d");
        assertThat(context.finished).isEmpty();
    }

    @Test
    void aFailedReaderThatWaitedGetsNothingBeforeItRequestsAgain() {
        context = new FakeEnumeratorContext(2);
        AccountEnumerator enumerator = start(HOUR);
        enumerator.handleSplitRequest(0, null);
        enumerator.handleSplitRequest(1, null);
        context.fail(0);
        context.tick();
        assertThat(context.assigned).containsOnlyKeys(1);
    }

    @Test
    void aRestoredCycleGoesOn() {
        AccountSplit resumed = AccountSplit.listed("b", 7, Checkpoint.parse("pf1:3:token"), 13);
        EnumeratorState state = new EnumeratorState(7, now.get(), List.of(resumed, AccountSplit.start("c", 7)));
        now.addAndGet(Duration.ofMinutes(20).toMillis());
        AccountEnumerator enumerator = start(HOUR, state);
        assertThat(context.delays.get(0)).isEqualTo(Duration.ofMinutes(40).toMillis());

        enumerator.handleSplitRequest(0, null);
        assertThat(context.assigned.get(0)).containsExactly(resumed);
    }

    @Test
    void aRestoredCycleThatIsOverdueStartsAtOnce() {
        EnumeratorState state = new EnumeratorState(7, now.get(), List.of());
        now.addAndGet(Duration.ofMinutes(61).toMillis());
        start(HOUR, state);
        assertThat(context.delays.get(0)).isZero();
    }

    @Test
    void aRestoredSingleCycleIsNotRepeated() {
        AccountEnumerator enumerator = start(null, new EnumeratorState(1, now.get(), List.of()));
        assertThat(context.delays).isEmpty();
        enumerator.handleSplitRequest(0, null);
        assertThat(context.finished).containsExactly(0);
    }

    @Test
    void aFailedDiscoveryFailsTheJob() {
        AccountEnumerator enumerator = new AccountEnumerator(
                context,
                () -> {
                    throw new IllegalStateException("no database");
                },
                null,
                MAX_ASSIGNED,
                now::get,
                EnumeratorState.INITIAL);
        enumerator.start();
        assertThatThrownBy(context::tick)
                .isInstanceOf(FlinkRuntimeException.class)
                .hasMessage("The accounts of the fleet could not be discovered")
                .hasRootCauseMessage("no database");
    }

    private AccountEnumerator start(@Nullable Duration cycle) {
        return start(cycle, EnumeratorState.INITIAL);
    }

    private AccountEnumerator start(@Nullable Duration cycle, EnumeratorState state) {
        AccountEnumerator enumerator =
                new AccountEnumerator(context, () -> accounts, cycle, MAX_ASSIGNED, now::get, state);
        enumerator.start();
        return enumerator;
    }

    private List<String> takeAll(AccountEnumerator enumerator) {
        List<String> taken = new ArrayList<>();
        while (!enumerator.snapshotState(1).unassigned().isEmpty()) {
            enumerator.handleSplitRequest(0, null);
            taken.addAll(context.take(0));
        }
        return taken;
    }
}

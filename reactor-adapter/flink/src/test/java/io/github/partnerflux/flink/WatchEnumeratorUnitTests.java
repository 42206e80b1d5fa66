// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.source.SourceEvent;
import org.junit.jupiter.api.Test;

class WatchEnumeratorUnitTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> accounts = new ArrayList<>(List.of("a", "b", "c", "d"));
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final FakeEnumeratorContext context = new FakeEnumeratorContext(2);

    @Test
    void assignsTheAccountsEvenlyWhenAllReadersHaveReported() {
        WatchEnumerator enumerator = start(EnumeratorState.INITIAL);
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of()));
        context.tick();
        assertThat(context.assigned).isEmpty();
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of()));
        assertThat(context.take(0)).hasSize(2);
        assertThat(context.take(1)).hasSize(2);
    }

    @Test
    void assignsOnlyAccountsThatNoReaderHas() {
        WatchEnumerator enumerator = start(new EnumeratorState(7, now.get(), List.of(AccountSplit.start("d", 7))));
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of("a", "b", "c")));
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of()));
        assertThat(context.take(0)).isEmpty();
        assertThat(context.take(1)).containsExactly("d");
        context.tick();
        assertThat(context.assigned).isEmpty();
        assertThat(context.sent).isEmpty();

        accounts.add("e");
        context.tick();
        assertThat(context.take(1)).containsExactly("e");
        assertThat(enumerator.snapshotState(1).unassigned()).isEmpty();
    }

    @Test
    void dropsAccountsThatDoNotExistAnyMore() {
        WatchEnumerator enumerator = start(EnumeratorState.INITIAL);
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of("a", "old")));
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of("b", "c", "d")));
        assertThat(context.sent).isEmpty();
        context.tick();
        accounts.remove("b");
        context.tick();
        assertThat(context.sent.get(0)).isEqualTo(List.<SourceEvent>of(new DroppedAccounts(Set.of("old"))));
        assertThat(context.sent.get(1)).isEqualTo(List.<SourceEvent>of(new DroppedAccounts(Set.of("b"))));

        accounts.add("b");
        context.tick();
        assertThat(context.take(0)).containsExactly("b");
    }

    @Test
    void theAccountsOfAFailedReaderWaitForItsReport() {
        WatchEnumerator enumerator = start(EnumeratorState.INITIAL);
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of("a", "b")));
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of("c")));
        context.tick();
        assertThat(context.take(1)).containsExactly("d");
        context.fail(1);
        enumerator.addSplitsBack(List.of(AccountSplit.start("d", 1)), 1);
        accounts.add("e");
        context.tick();
        assertThat(context.assigned).isEmpty();
        assertThat(enumerator.snapshotState(1).unassigned()).containsExactly(AccountSplit.start("d", 1));

        context.register(1);
        enumerator.addReader(1);
        assertThat(context.assigned).isEmpty();
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of("c")));
        assertThat(context.take(1)).contains("d");
    }

    /** The reader is restored to when it had the account, which another one has now. */
    @Test
    void anAccountThatWasAddedAgainHasASingleReader() {
        WatchEnumerator enumerator = start(EnumeratorState.INITIAL);
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of("a", "b")));
        enumerator.handleSourceEvent(1, new HeldAccounts(Set.of("c", "d")));
        context.tick();
        accounts.removeAll(List.of("a", "c", "d"));
        context.tick();
        accounts.add("a");
        context.tick();
        assertThat(context.take(1)).containsExactly("a");

        context.sent.clear();
        context.fail(0);
        enumerator.addSplitsBack(List.of(), 0);
        context.register(0);
        enumerator.handleSourceEvent(0, new HeldAccounts(Set.of("a", "b")));
        assertThat(context.sent.get(0)).isEqualTo(List.<SourceEvent>of(new DroppedAccounts(Set.of("a"))));
    }

    private WatchEnumerator start(EnumeratorState state) {
        WatchEnumerator enumerator = new WatchEnumerator(context, () -> accounts, HOUR, now::get, state);
        enumerator.start();
        return enumerator;
    }
}

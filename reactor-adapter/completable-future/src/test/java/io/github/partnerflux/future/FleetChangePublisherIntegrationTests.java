// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetChangePublisherIntegrationTests {

    private static final int ACCOUNTS = 3;
    private static final int CONNECTIONS = 25;

    @RegisterExtension
    private final EmulatedFleet fleet = new EmulatedFleet(ACCOUNTS, CONNECTIONS);

    private final Map<String, Snapshot> stored = new ConcurrentHashMap<>();

    private FleetPublisher<ConnectionSummary> publisher() {
        return fleet.futures()
                .listConnectionsPublisher(
                        fleet.accounts(), r -> r.catalog("AWS").maxResults(10));
    }

    /** Completes with {@code null} if there is no snapshot, on another thread. */
    private CompletableFuture<Snapshot> load(String account) {
        return CompletableFuture.supplyAsync(() -> stored.get(account));
    }

    private void store(FleetEvent<ChangeEvent<ConnectionSummary>> event) {
        if (event instanceof Item<ChangeEvent<ConnectionSummary>> item
                && item.item() instanceof Synced<ConnectionSummary> synced) {
            stored.put(item.account(), synced.snapshot());
        }
    }

    private List<FleetEvent<ChangeEvent<ConnectionSummary>>> poll() {
        // Not thread-safe: each invocation happens-before the next.
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events = new ArrayList<>();
        await(publisher().watch(this::load).once().forEach(event -> {
            events.add(event);
            store(event);
        }));
        return events;
    }

    @Test
    void emitsWhatHasChangedInEachAccountSinceItsSnapshot() {
        assertThat(poll()).hasSize(ACCOUNTS * (CONNECTIONS + 2));
        assertThat(stored).hasSize(ACCOUNTS);
        String added = connect();

        List<FleetEvent<ChangeEvent<ConnectionSummary>>> second = poll();

        assertThat(added(second)).isEqualTo(Map.of(key(0), added, key(1), added));
        assertThat(second)
                .hasSize(2 + 2 * ACCOUNTS)
                .filteredOn(Completed.class::isInstance)
                .hasSize(ACCOUNTS);
        fleet.assertProvidersClosed(2 * ACCOUNTS);
    }

    @Test
    void anAccountWhoseSnapshotCannotBeLoadedFailsAlone() {
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events = new ArrayList<>();

        await(publisher()
                .watch(account -> account.equals(key(0))
                        ? CompletableFuture.failedFuture(new IllegalStateException("the database is not available"))
                        : CompletableFuture.completedFuture(Snapshot.none()))
                .baseline()
                .once()
                .forEach(events::add));

        assertThat(events).filteredOn(Failed.class::isInstance).singleElement().satisfies(event -> {
            assertThat(event.account()).isEqualTo(key(0));
            assertThat(((Failed<ChangeEvent<ConnectionSummary>>) event).error())
                    .hasStackTraceContaining("the database is not available");
        });
        assertThat(events).hasSize(1 + 2 * (ACCOUNTS - 1));
    }

    @Test
    void pollsAnAccountWhenAPublisherSignalsItsKey() {
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events = new ArrayList<>();
        List<String> connected = new ArrayList<>();
        try (SubmissionPublisher<String> hints = new SubmissionPublisher<>()) {
            CompletableFuture<Void> watch = publisher()
                    .watch(this::load)
                    .baseline()
                    .every(Duration.ofDays(1))
                    .pollOn(hints)
                    .forEach(event -> {
                        events.add(event);
                        store(event);
                        if (events.size() == 2 * ACCOUNTS) {
                            connected.add(connect());
                            hints.submit(key(1));
                        } else if (events.size() == 2 * ACCOUNTS + 3) {
                            throw new IllegalStateException("stopped");
                        }
                    });

            assertThat(failureOf(watch)).hasMessage("stopped");
        }
        assertThat(added(events)).isEqualTo(Map.of(key(1), connected.get(0)));
        assertThat(events.get(events.size() - 1)).isInstanceOf(Completed.class);
    }

    @Test
    void aCancelCancelsTheSnapshotsThatAreLoaded() {
        CompletableFuture<Snapshot> never = new CompletableFuture<>();
        CompletableFuture<String> loading = new CompletableFuture<>();
        CompletableFuture<Void> watch = publisher()
                .watch(account -> {
                    loading.complete(account);
                    return never;
                })
                .forEach(event -> {});
        await(loading);

        watch.cancel(false);

        assertThat(never).isCancelled();
        fleet.assertRequests(0);
    }

    @Test
    void rejectsInvalidArguments() {
        FleetChangePublisher<ConnectionSummary> watch = publisher().watch(this::load);
        assertThatIllegalArgumentException().isThrownBy(() -> watch.every(Duration.ZERO));
    }

    private String connect() {
        return fleet.emulator().connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION");
    }

    private String key(int index) {
        return fleet.account(index).key();
    }

    /** Returns the only connection that was added to each account. */
    private static Map<String, String> added(List<FleetEvent<ChangeEvent<ConnectionSummary>>> events) {
        Map<String, String> added = new ConcurrentHashMap<>();
        for (FleetEvent<ChangeEvent<ConnectionSummary>> event : events) {
            if (event instanceof Item<ChangeEvent<ConnectionSummary>> item
                    && item.item() instanceof Added<ConnectionSummary> change) {
                assertThat(added.put(item.account(), change.item().id())).isNull();
            }
        }
        return added;
    }
}

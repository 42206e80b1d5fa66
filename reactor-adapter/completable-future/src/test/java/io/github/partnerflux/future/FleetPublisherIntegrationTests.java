// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetPublisherIntegrationTests {

    private static final int ACCOUNTS = 6;
    private static final int CONNECTIONS = 25;
    private static final int PAGE = 10;
    private static final int EVENTS = ACCOUNTS * (CONNECTIONS + 1);

    @RegisterExtension
    private final EmulatedFleet fleet = new EmulatedFleet(ACCOUNTS, CONNECTIONS);

    private FleetPublisher<ConnectionSummary> publisher() {
        return publisher(fleet.accounts());
    }

    private FleetPublisher<ConnectionSummary> publisher(Iterable<FleetAccount> accounts) {
        return fleet.futures()
                .listConnectionsPublisher(accounts, r -> r.catalog("AWS").maxResults(PAGE));
    }

    @Test
    void invokesAConsumerForAllEventsOfAllAccounts() {
        // Not thread-safe: each invocation happens-before the next.
        List<FleetEvent<ConnectionSummary>> events = new ArrayList<>();

        await(publisher().forEach(events::add));

        assertThat(events).hasSize(EVENTS);
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = fleet.account(i).key();
            assertThat(ids(events, account)).isEqualTo(fleet.ids(i));
            assertThat(events).contains(new Completed<>(account, CONNECTIONS, 3, 0));
        }
        fleet.assertProvidersClosed(ACCOUNTS);
    }

    @Test
    void anAccountThatFailsIsAnEvent() {
        FleetAccount failing = FleetAccount.of("failing", () -> {
            throw new IllegalStateException("no such profile");
        });
        List<FleetEvent<ConnectionSummary>> events = new ArrayList<>();

        await(publisher(List.of(failing, fleet.account(0))).forEach(events::add));

        assertThat(events)
                .filteredOn(event -> event.account().equals("failing"))
                .singleElement()
                .satisfies(event -> {
                    Failed<ConnectionSummary> failed = (Failed<ConnectionSummary>) event;
                    assertThat(failed.error()).hasMessageContaining("no such profile");
                    assertThat(failed.from()).isEqualTo(Checkpoint.start());
                });
        assertThat(ids(events, fleet.account(0).key())).isEqualTo(fleet.ids(0));
    }

    @Test
    void fetchesNoMorePagesThanMaxInFlightForASlowConsumer() {
        AtomicInteger consumed = new AtomicInteger();

        await(publisher().maxInFlight(2).forEach(event -> {
            if (consumed.incrementAndGet() == 1) {
                fleet.emulator().awaitRequest(1).join();
                fleet.assertRequests(2);
            }
        }));

        assertThat(consumed).hasValue(EVENTS);
        fleet.assertRequests(ACCOUNTS * 3);
    }

    @Test
    void fetchesOnePageAtATimeIfNoOtherMayBeInFlight() {
        AtomicInteger consumed = new AtomicInteger();

        await(publisher().maxInFlight(1).forEach(event -> {
            switch (consumed.incrementAndGet()) {
                case 1, PAGE -> fleet.assertRequests(1);
                case PAGE + 1, 2 * PAGE -> fleet.assertRequests(2);
                default -> {}
            }
        }));

        assertThat(consumed).hasValue(EVENTS);
    }

    @Test
    void fetchesAPageOnlyWhenASubscriberRequestsItsEvents() {
        RecordingSubscriber<FleetEvent<ConnectionSummary>> subscriber = RecordingSubscriber.subscribeTo(publisher());
        fleet.assertRequests(0);

        subscriber.subscription().request(1);
        subscriber.awaitElements(1);
        subscriber.subscription().request(PAGE - 1);
        subscriber.awaitElements(PAGE - 1);
        fleet.assertRequests(1);

        subscriber.subscription().request(Long.MAX_VALUE);
        await(subscriber.termination);
        assertThat(subscriber.elements).hasSize(EVENTS);
    }

    @Test
    void aCancelAbortsAllRequestsAndClosesAllProviders() {
        fleet.emulator().inject(Collections.nCopies(ACCOUNTS, Fault.never()).toArray(Fault[]::new));
        CompletableFuture<Void> all = publisher().forEach(event -> {});
        await(fleet.emulator().awaitRequest(ACCOUNTS - 1));

        all.cancel(false);

        fleet.assertAllRequestsAborted();
        fleet.assertProvidersClosed(ACCOUNTS);
    }

    @Test
    void aConsumerThatFailsEndsTheFleet() {
        CompletableFuture<Void> all = publisher().forEach(event -> {
            throw new IllegalStateException("the disk is full");
        });

        assertThat(failureOf(all)).hasMessage("the disk is full");
    }

    @Test
    void resumesEachAccountFromItsCheckpoint() {
        String resumed = fleet.account(0).key();
        List<Item<ConnectionSummary>> first = new ArrayList<>();
        CompletableFuture<Void> stopped = publisher(List.of(fleet.account(0)))
                .maxInFlight(1)
                .forEach(event -> {
                    if (first.size() == 12) {
                        throw new IllegalStateException("stopped");
                    }
                    first.add((Item<ConnectionSummary>) event);
                });
        assertThat(failureOf(stopped)).hasMessage("stopped");
        Checkpoint stored = Checkpoint.parse(first.get(11).next().toString());
        fleet.emulator().clearRequests();

        List<FleetEvent<ConnectionSummary>> events = new ArrayList<>();
        await(publisher(List.of(fleet.account(0).from(stored), fleet.account(1).from(Checkpoint.end())))
                .forEach(events::add));

        assertThat(ids(events, resumed)).isEqualTo(fleet.ids(0).subList(12, CONNECTIONS));
        assertThat(events).contains(new Completed<>(fleet.account(1).key(), 0, 0, 0));
        fleet.assertRequests(2);
    }

    @Test
    void iteratesOverTheAccountsAsTheyAreOpened() {
        AtomicInteger opened = new AtomicInteger();
        Iterable<FleetAccount> accounts = () -> Stream.iterate(0, i -> i < ACCOUNTS, i -> i + 1)
                .map(fleet::account)
                .peek(account -> opened.incrementAndGet())
                .iterator();
        List<FleetEvent<ConnectionSummary>> events = new ArrayList<>();

        await(publisher(accounts)
                .maxOpen(2)
                .maxInFlight(1)
                .ratePerAccount(1000, 1000)
                .forEach(event -> {
                    if (events.isEmpty()) {
                        // Its stream evaluates one more element than it has returned.
                        assertThat(opened.get()).isBetween(2, 3);
                    }
                    events.add(event);
                }));

        assertThat(events).hasSize(EVENTS);
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> publisher().maxInFlight(0));
        assertThatIllegalArgumentException().isThrownBy(() -> publisher().maxOpen(0));
        assertThatIllegalArgumentException().isThrownBy(() -> publisher().ratePerAccount(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.futures()
                        .listConnectionsPublisher(
                                fleet.accounts(), r -> r.catalog("AWS").nextToken("token")));
    }

    private static List<String> ids(List<FleetEvent<ConnectionSummary>> events, String account) {
        return events.stream()
                .filter(event -> event.account().equals(account))
                .filter(Item.class::isInstance)
                .map(event -> ((Item<ConnectionSummary>) event).item().id())
                .toList();
    }
}

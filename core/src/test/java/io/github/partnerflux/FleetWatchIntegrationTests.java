// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.emulator.ClosableProviders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Watches the accounts of the emulator, which change between cycles. */
class FleetWatchIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int ACCOUNTS = 5;
    private static final int CONNECTIONS = 25;
    private static final int PAGE = 10;
    private static final int PAGES = 3;

    private final Map<String, Snapshot> stored = new ConcurrentHashMap<>();

    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(ACCOUNTS)
                .connections(CONNECTIONS)
                .start();
        client = TestClients.clientWithoutBackoff(emulator.endpoint()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void eachAccountIsComparedWithItsOwnSnapshot() {
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> first = cycle(accounts());
        assertThat(first).filteredOn(event -> change(event) instanceof Added).hasSize(ACCOUNTS * CONNECTIONS);
        assertThat(first).filteredOn(event -> event instanceof Completed).hasSize(ACCOUNTS);
        EmulatedAccount changed = emulator.account(1);
        String renamed = changed.connections().get(0).id();
        String removed = changed.connections().get(1).id();
        changed.renameOtherParticipant("AWS", renamed, "Acme");
        changed.removeConnection("AWS", removed);
        String added = emulator.account(3).addConnection("AWS", "SUBSIDIARY");
        emulator.clearRequests();

        List<FleetEvent<ChangeEvent<ConnectionSummary>>> second = cycle(accounts());

        assertThat(second).hasSize(3 + 2 * ACCOUNTS);
        assertThat(changes(second, 1))
                .hasSize(3)
                .element(0)
                .isInstanceOfSatisfying(
                        Changed.class,
                        change -> assertThat(((ConnectionSummary) change.item()).id())
                                .isEqualTo(renamed));
        assertThat(changes(second, 1)).element(1).isEqualTo(new Removed<>(removed));
        assertThat(changes(second, 3))
                .hasSize(2)
                .element(0)
                .isInstanceOfSatisfying(
                        Added.class,
                        change -> assertThat(((ConnectionSummary) change.item()).id())
                                .isEqualTo(added));
        assertThat(emulator.requests())
                .filteredOn(request -> "GetConnection".equals(request.operation()))
                .singleElement()
                .extracting(RecordedRequest::accessKeyId)
                .isEqualTo(changed.accessKeyId());
        assertThat(cycle(accounts())).hasSize(2 * ACCOUNTS);
    }

    @Test
    void anAccountThatFailsDoesNotAffectTheOthers() {
        Flux<FleetAccount> accounts = accounts()
                .concatWithValues(FleetAccount.of("unknown", () -> TestClients.credentials("nobody", "nothing")));
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events = cycle(accounts);
        assertThat(events).filteredOn(event -> event instanceof Completed).hasSize(ACCOUNTS);
        assertThat(events)
                .filteredOn(event -> event instanceof Failed)
                .extracting(FleetEvent::account)
                .containsExactly("unknown");
    }

    @Test
    void anAccountThatIsRepeatedIsPolledAgainFromTheSnapshotOfTheEarlierPoll() {
        List<FleetEvent<ChangeEvent<ConnectionSummary>>> events =
                cycle(accounts().take(1).repeat(1));
        assertThat(events).hasSize(CONNECTIONS + 2 + 2);
        assertThat(events.get(CONNECTIONS + 1)).isEqualTo(new Completed<>(key(0), CONNECTIONS + 1, 3, 0));
        assertThat(change(events.get(CONNECTIONS + 2))).isInstanceOf(Synced.class);
        assertThat(events.get(CONNECTIONS + 3)).isEqualTo(new Completed<>(key(0), 1, 3, 0));
    }

    @Test
    void manyParticipantsAreWatchedInGroups() {
        List<String> participants = IntStream.range(0, 250)
                .mapToObj(i -> String.valueOf(900_000_000_000L + i))
                .toList();
        StepVerifier.create(client.listConnections(
                                accounts().take(1), r -> r.catalog("AWS").otherParticipantIdentifiers(participants))
                        .watch(account -> Mono.empty())
                        .once())
                .expectNextMatches(event -> change(event) instanceof Synced)
                .expectNext(new Completed<>(key(0), 1, 3, 0))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void hintsPollTheirAccountsOnly() {
        Sinks.Many<String> hints = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(watch(accounts()).baseline().pollOn(hints.asFlux()))
                .expectNextCount(2 * ACCOUNTS)
                .then(emulator::clearRequests)
                .then(() -> hints.tryEmitNext(key(2)))
                .expectNextMatches(event -> event.account().equals(key(2)) && change(event) instanceof Synced)
                .expectNextMatches(event -> event.account().equals(key(2)) && event instanceof Completed)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(emulator.requests())
                .hasSize(PAGES)
                .allMatch(request -> emulator.account(2).accessKeyId().equals(request.accessKeyId()));
    }

    @Test
    void aCancelAbortsTheRequestsInFlightAndClosesTheProviders() {
        ClosableProviders providers = new ClosableProviders();
        emulator.inject(Fault.never().times(ACCOUNTS));
        StepVerifier.create(watch(accounts(providers)))
                .expectSubscription()
                .then(() -> emulator.awaitRequest(ACCOUNTS - 1)
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join())
                .thenCancel()
                .verify(TIMEOUT);
        for (RecordedRequest request : emulator.requests()) {
            assertThat(request.outcome().orTimeout(30, TimeUnit.SECONDS).join().kind())
                    .isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
        }
        providers.assertClosed(ACCOUNTS);
    }

    @Test
    void eachCycleCreatesAndClosesTheProviders() {
        ClosableProviders providers = new ClosableProviders();
        StepVerifier.create(watch(accounts(providers))
                        .baseline()
                        .every(Duration.ofMillis(1))
                        .take(4L * ACCOUNTS)
                        .count())
                .expectNext(4L * ACCOUNTS)
                .expectComplete()
                .verify(TIMEOUT);
        providers.assertClosed(2 * ACCOUNTS);
    }

    @Test
    void aClientThatIsClosedBetweenCyclesEndsTheWatch() {
        StepVerifier.create(watch(accounts().take(1)).baseline().doOnNext(event -> {
                    if (event instanceof Completed) {
                        client.closeLater().subscribe();
                    }
                }))
                .expectNextCount(2)
                .expectErrorSatisfies(FleetWatchIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    @Test
    void aClientThatIsClosedDuringACycleFailsItsAccountsAndEndsTheWatch() {
        emulator.inject(Fault.never().times(ACCOUNTS));
        emulator.awaitRequest(ACCOUNTS - 1).thenRun(() -> client.closeLater().subscribe());
        StepVerifier.create(watch(accounts()))
                .recordWith(ArrayList::new)
                .expectNextCount(ACCOUNTS)
                .consumeRecordedWith(events -> assertThat(events).allMatch(event -> event instanceof Failed))
                .expectErrorSatisfies(FleetWatchIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    private static void assertClosed(Throwable error) {
        assertThat(error).isInstanceOf(PartnerCentralTransportException.class).hasMessageContaining("closed");
    }

    private FleetChangeFlux<ConnectionSummary> watch(Flux<FleetAccount> accounts) {
        return client.listConnections(accounts, r -> r.catalog("AWS").maxResults(PAGE))
                .watch(account -> Mono.justOrEmpty(stored.get(account)));
    }

    /** Polls each account once, and stores the snapshots. */
    private List<FleetEvent<ChangeEvent<ConnectionSummary>>> cycle(Flux<FleetAccount> accounts) {
        return watch(accounts)
                .once()
                .doOnNext(event -> {
                    if (change(event) instanceof Synced<ConnectionSummary> synced) {
                        stored.put(event.account(), synced.snapshot());
                    }
                })
                .collectList()
                .block(TIMEOUT);
    }

    private Flux<FleetAccount> accounts(ClosableProviders providers) {
        return Flux.range(0, ACCOUNTS).map(i -> FleetAccount.of(key(i), () -> providers.create(emulator.account(i))));
    }

    private Flux<FleetAccount> accounts() {
        return Flux.range(0, ACCOUNTS)
                .map(i -> FleetAccount.of(
                        key(i),
                        () -> TestClients.credentials(
                                emulator.account(i).accessKeyId(),
                                emulator.account(i).secretAccessKey())));
    }

    private String key(int account) {
        return emulator.account(account).accountId();
    }

    private List<ChangeEvent<ConnectionSummary>> changes(
            List<FleetEvent<ChangeEvent<ConnectionSummary>>> events, int account) {
        return events.stream()
                .filter(event -> event instanceof Item && event.account().equals(key(account)))
                .map(FleetWatchIntegrationTests::change)
                .toList();
    }

    /** Returns the change of an item, or {@code null} for the end of an account. */
    private static ChangeEvent<ConnectionSummary> change(FleetEvent<ChangeEvent<ConnectionSummary>> event) {
        return event instanceof Item<ChangeEvent<ConnectionSummary>> item ? item.item() : null;
    }
}

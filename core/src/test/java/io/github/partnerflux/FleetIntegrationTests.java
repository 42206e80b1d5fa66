// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.emulator.ClosableProviders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class FleetIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int ACCOUNTS = 20;
    private static final int CONNECTIONS = 25;
    private static final int PAGE = 10;

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
    void listsAllConnectionsOfAllAccounts() {
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(accounts()));
        assertThat(idsByAccount(events)).isEqualTo(expected());
        assertThat(ends(events))
                .hasSize(ACCOUNTS)
                .allSatisfy(end -> assertThat(end).isEqualTo(new Completed<>(end.account(), CONNECTIONS, 3, 0)));
        assertThat(emulator.requestCount()).isEqualTo(ACCOUNTS * 3);
    }

    @Test
    void anAccountEndsAfterItsItems() {
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(accounts()));
        for (EmulatedAccount account : emulator.accounts()) {
            List<FleetEvent<ConnectionSummary>> own = events.stream()
                    .filter(event -> event.account().equals(account.accountId()))
                    .toList();
            assertThat(own).hasSize(CONNECTIONS + 1);
            assertThat(own.get(CONNECTIONS)).isInstanceOf(Completed.class);
        }
    }

    @Test
    void fetchesBreadthFirst() {
        collect(fleet(accounts()).maxInFlight(1));
        List<String> order =
                emulator.requests().stream().map(RecordedRequest::accessKeyId).toList();
        List<String> round = order.subList(0, ACCOUNTS);
        assertThat(Set.copyOf(round)).hasSize(ACCOUNTS);
        assertThat(order.subList(ACCOUNTS, 2 * ACCOUNTS)).isEqualTo(round);
        assertThat(order.subList(2 * ACCOUNTS, 3 * ACCOUNTS)).isEqualTo(round);
    }

    @Test
    void opensNoMoreAccountsThanMaxOpen() {
        AtomicInteger requested = new AtomicInteger();
        Flux<FleetAccount> accounts = accounts().doOnNext(account -> requested.incrementAndGet());
        StepVerifier.create(fleet(accounts).maxOpen(4).maxInFlight(1), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(requested).hasValue(4))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(ACCOUNTS * (CONNECTIONS + 1) - 1)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(requested).hasValue(ACCOUNTS);
    }

    @Test
    void withoutDemandNeitherAnAccountNorAPageIsRequested() {
        TestPublisher<FleetAccount> accounts = TestPublisher.create();
        StepVerifier.create(fleet(accounts.flux()), 0)
                .expectSubscription()
                .then(() -> accounts.assertMaxRequested(0))
                .thenCancel()
                .verify(TIMEOUT);
        accounts.assertCancelled();
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void demandForOneEventSendsOneRequest() {
        StepVerifier.create(fleet(accounts()), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(emulator.requestCount()).isEqualTo(1))
                .thenRequest(PAGE - 1)
                .expectNextCount(PAGE - 1)
                .then(() -> assertThat(emulator.requestCount()).isEqualTo(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void oneAccountsFailureIsNeverAnothers() {
        Flux<FleetAccount> accounts = accounts()
                .concatWithValues(
                        FleetAccount.of("unknown", () -> TestClients.credentials("nobody", "nothing")),
                        FleetAccount.of("throwing", () -> {
                            throw new IllegalStateException("no such profile");
                        }),
                        FleetAccount.of("none", () -> null),
                        FleetAccount.of(
                                "refusing",
                                () -> new TestCredentials(call -> {
                                    throw new IllegalStateException("the role cannot be assumed");
                                })),
                        FleetAccount.of(
                                "anonymous",
                                () -> new TestCredentials(call -> CompletableFuture.completedFuture(null))));
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(accounts));
        assertThat(idsByAccount(events)).isEqualTo(expected());
        Map<String, Failed<ConnectionSummary>> failed = failures(events);
        assertThat(failed).containsOnlyKeys("unknown", "throwing", "none", "refusing", "anonymous");
        assertThat(failed.get("unknown").error()).hasMessageContaining("UnrecognizedClientException");
        assertThat(failed.get("throwing").error())
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("no such profile");
        assertThat(failed.get("none").error())
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("the supplier for account none returned no provider");
        assertThat(failed.get("refusing").error())
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("the role cannot be assumed");
        assertThat(failed.get("anonymous").error())
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("the provider returned no credentials");
    }

    @Test
    void credentialsThatNeverArriveFailTheirAccountOnly() throws Exception {
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        Flux<FleetAccount> accounts = accounts()
                .startWith(
                        FleetAccount.of("blocking", () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.complete(null);
                            }
                            return null;
                        }),
                        FleetAccount.of("silent", () -> new TestCredentials(call -> new CompletableFuture<>())));
        try (PartnerCentralAccountClient impatient = TestClients.clientWithoutBackoff(emulator.endpoint())
                .apiCallTimeout(Duration.ofSeconds(3))
                .build()) {
            // Loads what the calls need, which takes time on a busy machine.
            collect(client.listConnections(accounts(), r -> r.catalog("AWS")));
            List<FleetEvent<ConnectionSummary>> events = collect(
                    impatient.listConnections(accounts, r -> r.catalog("AWS").maxResults(PAGE)));
            assertThat(idsByAccount(events)).isEqualTo(expected());
            assertThat(failures(events)).containsOnlyKeys("blocking", "silent");
            assertThat(failures(events).values())
                    .allSatisfy(failed ->
                            assertThat(failed.error()).hasMessageContaining("longer than the apiCallTimeout of PT3S"));
            // The thread of the provider can serve other accounts.
            interrupted.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void accountsWithTheSameKeyAreListedOneAfterTheOther() {
        FleetAccount account = account(0);
        FleetAccount failing = FleetAccount.of(account.key(), () -> null);
        List<FleetEvent<ConnectionSummary>> events =
                collect(fleet(Flux.just(account, failing, account(1), account.from(Checkpoint.end()), account)));
        List<FleetEvent<ConnectionSummary>> own = events.stream()
                .filter(event -> event.account().equals(account.key()))
                .toList();
        assertThat(ids(own.subList(0, CONNECTIONS))).isEqualTo(ids(0));
        assertThat(own.get(CONNECTIONS)).isEqualTo(new Completed<>(account.key(), CONNECTIONS, 3, 0));
        assertThat(own.get(CONNECTIONS + 1)).isInstanceOf(Failed.class);
        assertThat(own.get(CONNECTIONS + 2)).isEqualTo(new Completed<>(account.key(), 0, 0, 0));
        assertThat(ids(own.subList(CONNECTIONS + 3, own.size()))).isEqualTo(ids(0));
        assertThat(own.get(own.size() - 1)).isEqualTo(new Completed<>(account.key(), CONNECTIONS, 3, 0));
        assertThat(ends(events)).hasSize(5);
    }

    @Test
    void anAccountWaitsForTheEndOfTheOneWithTheSameKeyToBeEmitted() {
        StepVerifier.create(fleet(Flux.just(account(0), account(0))), CONNECTIONS)
                .expectNextCount(CONNECTIONS)
                // The first one has been listed, but its end has not been emitted.
                .then(() -> assertThat(emulator.requestCount()).isEqualTo(3))
                .thenRequest(CONNECTIONS + 2)
                .expectNextCount(CONNECTIONS + 2)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(emulator.requestCount()).isEqualTo(6);
    }

    @Test
    void aThrottledAccountIsParkedWithoutAPlace() {
        emulator.account(0).setRequestsPerSecond(0.001);
        PartnerCentralAccountClient patient = client.withRetryPolicy(RetryPolicy.builder()
                .maxThrottlingAttempts(2)
                .throttlingBackoffBase(Duration.ofDays(1))
                .maxBackoff(Duration.ofDays(1))
                .build());
        // All others end, although one page may be in flight and the first account waits for hours.
        StepVerifier.create(patient.listConnections(
                                accounts(), r -> r.catalog("AWS").maxResults(PAGE))
                        .maxInFlight(1)
                        .filter(event -> event instanceof Completed))
                .expectNextCount(ACCOUNTS - 1)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void anAccountWhoseAttemptsAreExhaustedFailsWithTheCheckpointAfterItsItems() {
        emulator.account(0).setRequestsPerSecond(0.001);
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(accounts()));
        Failed<ConnectionSummary> failed = failures(events).get(key(0));
        assertThat(failed.error()).isInstanceOf(ThrottlingException.class);
        assertThat(((PartnerCentralAccountException) failed.error()).attempts()).isEqualTo(8);
        assertThat(failed.items()).isEqualTo(PAGE);
        assertThat(ends(events)).hasSize(ACCOUNTS);
        emulator.account(0).setRequestsPerSecond(Double.POSITIVE_INFINITY);
        List<FleetEvent<ConnectionSummary>> rest =
                collect(fleet(Flux.just(account(0).from(failed.from()))));
        assertThat(ids(rest)).isEqualTo(ids(0).subList(PAGE, CONNECTIONS));
    }

    @Test
    void countsAttemptsAndThrottledOnes() {
        emulator.inject(Fault.throttle().times(2));
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(Flux.just(account(0))));
        assertThat(ends(events)).containsExactly(new Completed<>(key(0), CONNECTIONS, 5, 2));
    }

    @Test
    void resumesAtEachCheckpoint() {
        List<Item<ConnectionSummary>> items = items(collect(fleet(Flux.just(account(0)))));
        for (int i = 0; i < items.size(); i++) {
            List<FleetEvent<ConnectionSummary>> rest =
                    collect(fleet(Flux.just(account(0).from(items.get(i).next()))));
            assertThat(ids(rest)).isEqualTo(ids(0).subList(i + 1, CONNECTIONS));
        }
    }

    @Test
    void anAccountAtItsEndCostsNoRequest() {
        List<FleetEvent<ConnectionSummary>> events =
                collect(fleet(Flux.just(account(0).from(Checkpoint.end()))));
        assertThat(events).containsExactly(new Completed<>(key(0), 0, 0, 0));
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void aCheckpointOfAnotherListingFails() {
        List<Item<ConnectionSummary>> items = items(collect(fleet(Flux.just(account(0)))));
        List<FleetEvent<ConnectionSummary>> events = collect(fleet(Flux.just(
                account(1).from(items.get(0).next()),
                account(2).from(items.get(10).next()))));
        assertThat(failures(events)).containsOnlyKeys(key(2));
        assertThat(failures(events).get(key(2)).error()).hasMessageContaining("NextToken");
    }

    @Test
    void aCheckpointOfAListingOfOtherParticipantsFails() {
        List<String> participants = IntStream.range(0, 101)
                .mapToObj(i -> "%012d".formatted(100_000_000_000L + i))
                .toList();
        List<FleetEvent<ConnectionSummary>> events = collect(client.listConnections(
                Flux.just(account(0).from(Checkpoint.ofToken("token")), account(1)),
                r -> r.catalog("AWS").otherParticipantIdentifiers(participants)));
        Failed<ConnectionSummary> failed = failures(events).get(key(0));
        assertThat(failed.from()).isEqualTo(Checkpoint.ofToken("token"));
        assertThat(failed.error())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the page token or checkpoint \"token\" is of a listing of other participants");
        assertThat(ends(events)).hasSize(2).contains(new Completed<>(key(1), 0, 2, 0));
    }

    @Test
    void aCancelAbortsAllRequestsAndClosesAllProviders() {
        emulator.inject(Fault.never().times(ACCOUNTS));
        ClosableProviders providers = new ClosableProviders();
        StepVerifier.create(fleet(accounts(providers)))
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
    void aProviderIsCreatedOnceAndClosedAtTheEndOfItsAccount() {
        ClosableProviders providers = new ClosableProviders();
        collect(fleet(accounts(providers)));
        providers.assertClosed(ACCOUNTS);
    }

    @Test
    void theErrorOfTheAccountsComesAfterAllOpenAccounts() {
        IllegalStateException error = new IllegalStateException("the directory is not available");
        StepVerifier.create(fleet(accounts().concatWith(Flux.error(error))))
                .expectNextCount(ACCOUNTS * (CONNECTIONS + 1))
                .expectErrorMatches(e -> e == error)
                .verify(TIMEOUT);
    }

    @Test
    void aClosedClientFailsAllAccounts() {
        FleetFlux<ConnectionSummary> slow = fleet(accounts()).ratePerAccount(0.001, 1);
        AtomicLong completed = new AtomicLong();
        StepVerifier.create(slow.doOnNext(event -> {
                            if (completed.incrementAndGet() == (long) ACCOUNTS * PAGE) {
                                client.closeLater().subscribe();
                            }
                        })
                        .filter(event -> event instanceof Failed))
                .expectNextCount(ACCOUNTS)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aCallThatTimesOutWhileItsAccountWaitsForItsRateFreesItsPlace() {
        // Loads what the calls need, which takes time on a busy machine.
        collect(client.listConnections(accounts(), r -> r.catalog("AWS")));
        emulator.inject(Fault.throttle());
        try (PartnerCentralAccountClient impatient = TestClients.clientWithoutBackoff(emulator.endpoint())
                .apiCallTimeout(Duration.ofSeconds(3))
                .build()) {
            StepVerifier.create(impatient
                            .listConnections(
                                    accounts().take(3), r -> r.catalog("AWS").maxResults(CONNECTIONS))
                            .maxInFlight(1)
                            .ratePerAccount(0.01, 1)
                            .filter(event -> !(event instanceof Item))
                            .map(event -> event.getClass().getSimpleName())
                            .sort())
                    .expectNext("Completed", "Completed", "Failed")
                    .expectComplete()
                    .verify(TIMEOUT);
        }
    }

    @Test
    void aClientThatIsClosedWhileAllAccountsAreParkedFailsThem() {
        emulator.accounts().forEach(account -> account.setRequestsPerSecond(0.001));
        PartnerCentralAccountClient patient = client.withRetryPolicy(RetryPolicy.builder()
                .throttlingBackoffBase(Duration.ofDays(1))
                .maxBackoff(Duration.ofDays(1))
                .build());
        AtomicLong items = new AtomicLong();
        StepVerifier.create(patient.listConnections(
                                accounts(), r -> r.catalog("AWS").maxResults(PAGE))
                        .maxInFlight(1)
                        .doOnNext(event -> {
                            if (event instanceof Item && items.incrementAndGet() == (long) ACCOUNTS * PAGE) {
                                emulator.awaitRequest(ACCOUNTS + 5)
                                        .thenRun(() -> client.closeLater().subscribe());
                            }
                        })
                        .filter(event -> event instanceof Failed))
                .expectNextCount(ACCOUNTS)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void noAccountsAreACompleteFleet() {
        StepVerifier.create(fleet(Flux.empty())).expectComplete().verify(TIMEOUT);
    }

    @Test
    void rejectsInvalidArguments() {
        FleetFlux<ConnectionSummary> fleet = fleet(accounts());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.maxInFlight(0))
                .withMessage("maxInFlight must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.maxOpen(0))
                .withMessage("maxOpen must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.ratePerAccount(0, 1))
                .withMessage("perSecond must be above 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.ratePerAccount(1, 0))
                .withMessage("burst must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        client.listConnections(accounts(), r -> r.catalog("AWS").nextToken("token")))
                .withMessageStartingWith("the request for a fleet must not have a nextToken");
    }

    private FleetFlux<ConnectionSummary> fleet(Flux<FleetAccount> accounts) {
        return client.listConnections(accounts, r -> r.catalog("AWS").maxResults(PAGE));
    }

    private Flux<FleetAccount> accounts(ClosableProviders providers) {
        return Flux.range(0, ACCOUNTS).map(i -> FleetAccount.of(key(i), () -> providers.create(emulator.account(i))));
    }

    private Flux<FleetAccount> accounts() {
        return Flux.range(0, ACCOUNTS).map(this::account);
    }

    private FleetAccount account(int index) {
        EmulatedAccount account = emulator.account(index);
        return FleetAccount.of(
                account.accountId(), () -> TestClients.credentials(account.accessKeyId(), account.secretAccessKey()));
    }

    private String key(int index) {
        return emulator.account(index).accountId();
    }

    private Map<String, List<String>> expected() {
        return IntStream.range(0, ACCOUNTS).boxed().collect(Collectors.toMap(this::key, this::ids));
    }

    private List<String> ids(int account) {
        return emulator.account(account).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    private static List<FleetEvent<ConnectionSummary>> collect(FleetFlux<ConnectionSummary> fleet) {
        return fleet.collectList().blockOptional(TIMEOUT).orElseThrow();
    }

    private static List<Item<ConnectionSummary>> items(List<FleetEvent<ConnectionSummary>> events) {
        return events.stream()
                .filter(Item.class::isInstance)
                .map(event -> (Item<ConnectionSummary>) event)
                .toList();
    }

    private static List<String> ids(List<FleetEvent<ConnectionSummary>> events) {
        return items(events).stream().map(item -> item.item().id()).toList();
    }

    private static Map<String, List<String>> idsByAccount(List<FleetEvent<ConnectionSummary>> events) {
        return items(events).stream()
                .collect(Collectors.groupingBy(
                        Item::account, Collectors.mapping(item -> item.item().id(), Collectors.toList())));
    }

    private static List<FleetEvent<ConnectionSummary>> ends(List<FleetEvent<ConnectionSummary>> events) {
        return events.stream().filter(event -> !(event instanceof Item)).toList();
    }

    private static Map<String, Failed<ConnectionSummary>> failures(List<FleetEvent<ConnectionSummary>> events) {
        return events.stream()
                .filter(Failed.class::isInstance)
                .map(event -> (Failed<ConnectionSummary>) event)
                .collect(Collectors.toMap(Failed::account, failed -> failed));
    }
}

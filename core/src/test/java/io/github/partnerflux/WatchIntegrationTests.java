// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.AccessDeniedException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.GetConnectionRequest;
import io.github.partnerflux.model.GetConnectionResponse;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Watches the connections of an account of the emulator, which change between polls. */
class WatchIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int CONNECTIONS = 25;
    private static final int PAGE = 10;
    private static final int PAGES = 3;

    private static final ListConnectionsRequest REQUEST =
            ListConnectionsRequest.builder().catalog("AWS").build();

    private PartnerCentralEmulator emulator;
    private EmulatedAccount account;
    private PartnerCentralAccountClient client;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(CONNECTIONS).start();
        account = emulator.account(0);
        client = TestClients.clientWithoutBackoff(emulator.endpoint()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void theFirstPollEmitsAllConnectionsAndTheNextOneNothingElse() {
        List<ChangeEvent<ConnectionSummary>> first = poll(Snapshot.none());
        assertThat(first).hasSize(CONNECTIONS + 1);
        assertThat(first.subList(0, CONNECTIONS)).allMatch(event -> event instanceof Added);
        Synced<ConnectionSummary> synced = (Synced<ConnectionSummary>) first.get(CONNECTIONS);
        assertThat(synced.listed()).isEqualTo(CONNECTIONS);
        assertThat(poll(synced.snapshot())).containsExactly(synced);
        assertThat(emulator.requestCount()).isEqualTo(2 * PAGES);
    }

    @Test
    void emitsWhatHasBeenAddedRenamedCancelledAndRemoved() {
        Snapshot before = snapshot();
        String renamed = id(0);
        String cancelled = id(1);
        String removed = id(2);
        account.renameOtherParticipant("AWS", renamed, "Acme");
        account.cancelConnection("AWS", cancelled);
        account.removeConnection("AWS", removed);
        String added = account.addConnection("AWS", "SUBSIDIARY");

        List<ChangeEvent<ConnectionSummary>> events = poll(before);

        assertThat(events).hasSize(5);
        ConnectionSummary first = ((Changed<ConnectionSummary>) events.get(0)).item();
        assertThat(first.id()).isEqualTo(renamed);
        assertThat(first.toString()).contains("Acme");
        ConnectionSummary second = ((Changed<ConnectionSummary>) events.get(1)).item();
        assertThat(second.id()).isEqualTo(cancelled);
        assertThat(second.connectionTypes().values())
                .allMatch(type -> type.status().equals(ConnectionTypeStatus.CANCELED));
        assertThat(((Added<ConnectionSummary>) events.get(2)).item().id()).isEqualTo(added);
        assertThat(events.get(3)).isEqualTo(new Removed<>(removed));
        Synced<ConnectionSummary> synced = (Synced<ConnectionSummary>) events.get(4);
        assertThat(synced.listed()).isEqualTo(CONNECTIONS);
        assertThat(confirmations()).isEqualTo(1);
        assertThat(poll(synced.snapshot())).containsExactly(synced);
    }

    @Test
    void aSnapshotInTheMiddleOfAPollLeavesTheChangesAfterIt() {
        Snapshot before = snapshot();
        account.renameOtherParticipant("AWS", id(0), "Acme");
        account.removeConnection("AWS", id(2));
        account.addConnection("AWS", "SUBSIDIARY");
        List<ChangeEvent<ConnectionSummary>> events = poll(before);
        List<ChangeEvent<ConnectionSummary>> changes = events.subList(0, 3);
        Snapshot after = ((Synced<ConnectionSummary>) events.get(3)).snapshot();

        for (int emitted = 0; emitted <= changes.size(); emitted++) {
            assertThat(poll(after(before, changes.subList(0, emitted)))).isEqualTo(events.subList(emitted, 4));
        }
        assertThat(after(before, changes)).isEqualTo(after);
        List<ChangeEvent<ConnectionSummary>> all = poll(Snapshot.none());
        assertThat(after(Snapshot.none(), all.subList(0, CONNECTIONS))).isEqualTo(after);
        assertThat(after(Snapshot.none(), List.of())).isEqualTo(Snapshot.none());
        assertThat(before.after(REQUEST, List.of(), List.of("other"))).isEqualTo(before);
    }

    private static Snapshot after(Snapshot before, List<ChangeEvent<ConnectionSummary>> changes) {
        List<ConnectionSummary> addedOrChanged = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (ChangeEvent<ConnectionSummary> change : changes) {
            if (change instanceof Added<ConnectionSummary> added) {
                addedOrChanged.add(added.item());
            } else if (change instanceof Changed<ConnectionSummary> changed) {
                addedOrChanged.add(changed.item());
            } else if (change instanceof Removed<ConnectionSummary> removal) {
                removed.add(removal.id());
            }
        }
        return before.after(REQUEST, addedOrChanged, removed);
    }

    @Test
    void connectionsThatAPollMissesButThatExistAreNotRemoved() {
        Snapshot before = snapshot();
        emulator.inject(Fault.response(200, "application/x-amz-json-1.0", "{\"ConnectionSummaries\":[]}"));

        assertThat(poll(before)).containsExactly(new Synced<>(before, 0));

        assertThat(confirmations()).isEqualTo(CONNECTIONS);
        assertThat(poll(before)).containsExactly(new Synced<>(before, CONNECTIONS));
    }

    @Test
    void aConnectionThatTheRequestNoLongerListsIsRemoved() {
        Consumer<ListConnectionsRequest.Builder> active = r -> r.catalog("AWS").connectionType("SUBSIDIARY:ACTIVE");
        String id = account.addConnection("AWS", ConnectionType.SUBSIDIARY.value());
        Synced<ConnectionSummary> before = (Synced<ConnectionSummary>)
                client.watchConnections(active).once().blockLast(TIMEOUT);
        account.cancelConnection("AWS", id);

        List<ChangeEvent<ConnectionSummary>> events = client.watchConnections(active)
                .from(before.snapshot())
                .once()
                .collectList()
                .block(TIMEOUT);

        assertThat(events).hasSize(2).first().isEqualTo(new Removed<>(id));
        assertThat(((Synced<ConnectionSummary>) events.get(1)).listed()).isEqualTo(before.listed() - 1);
    }

    @Test
    void aRemovalThatMustNotBeConfirmedFailsThePoll() {
        Snapshot before = snapshot();
        account.removeConnection("AWS", id(0));
        emulator.stub("GetConnection", 403, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not allowed\"}");

        List<ChangeEvent<ConnectionSummary>> events = poll(before);

        assertThat(events).hasSize(1);
        assertThat(((PollFailed<ConnectionSummary>) events.get(0)).error())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("GetConnection: ")
                .hasMessageContaining("not allowed");
    }

    @Test
    void theChangesOfAPollThatFailsInTheMiddleStandAndTheNextPollContinues() {
        emulator.inject(Fault.delay(Duration.ZERO), Fault.error(403, "AccessDeniedException"));
        Sinks.Many<String> hints = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(watch().pollOn(hints.asFlux()))
                .expectNextCount(PAGE)
                .expectNextMatches(event -> event instanceof PollFailed<ConnectionSummary> failed
                        && failed.error() instanceof AccessDeniedException)
                .then(() -> hints.tryEmitNext("now"))
                .thenConsumeWhile(event -> event instanceof Added)
                .expectNextMatches(event -> event instanceof Synced<ConnectionSummary> synced
                        && synced.listed() == CONNECTIONS
                        && synced.snapshot().size() == CONNECTIONS)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailureThatIsRetriedIsNotOneOfThePoll() {
        emulator.inject(Fault.delay(Duration.ZERO), Fault.dropInBody(), Fault.throttle());
        assertThat(poll(Snapshot.none())).hasSize(CONNECTIONS + 1).last().isInstanceOf(Synced.class);
    }

    @Test
    void aClientThatIsClosedBetweenPollsEndsTheWatch() {
        StepVerifier.create(watch().baseline()
                        .doOnNext(synced -> client.closeLater().subscribe()))
                .expectNextMatches(event -> event instanceof Synced)
                .expectErrorSatisfies(WatchIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    @Test
    void aClientThatIsClosedDuringAPollEndsTheWatchWithoutPollFailed() {
        emulator.inject(Fault.delay(Duration.ZERO), Fault.never());
        emulator.awaitRequest(1).thenRun(() -> client.closeLater().subscribe());
        StepVerifier.create(watch())
                .expectNextCount(PAGE)
                .expectErrorSatisfies(WatchIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    @Test
    void aClosedClientEndsTheWatchAtOnce() {
        client.close();
        StepVerifier.create(watch().once())
                .expectErrorSatisfies(WatchIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    private static void assertClosed(Throwable error) {
        assertThat(error)
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessageStartingWith("ListConnections: ")
                .hasMessageContaining("closed");
    }

    @Test
    void aCancelAbortsTheRequestInFlight() {
        emulator.inject(Fault.never());
        StepVerifier.create(watch())
                .expectSubscription()
                .then(() ->
                        emulator.awaitRequest(0).orTimeout(30, TimeUnit.SECONDS).join())
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(emulator.requests()
                        .get(0)
                        .outcome()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join()
                        .kind())
                .isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
    }

    @Test
    void aClientThatDecoratesAnotherOneWatchesThroughIt() {
        PartnerCentralAccountClient decorator = new Decorator(client);
        Snapshot before = snapshot();
        String removed = id(3);
        account.removeConnection("AWS", removed);
        assertThat(decorator
                        .watchConnections(r -> r.catalog("AWS"))
                        .from(before)
                        .once()
                        .collectList()
                        .block(TIMEOUT))
                .hasSize(2)
                .first()
                .isEqualTo(new Removed<>(removed));
    }

    @Test
    void manyParticipantsAreWatchedInGroups() {
        List<String> participants = IntStream.range(0, 250)
                .mapToObj(i -> i == 249
                        ? account.connections().get(0).otherParticipantAccountId()
                        : String.valueOf(900_000_000_000L + i))
                .toList();
        List<ChangeEvent<ConnectionSummary>> events = client.watchConnections(
                        r -> r.catalog("AWS").otherParticipantIdentifiers(participants))
                .once()
                .collectList()
                .block(TIMEOUT);
        assertThat(events).last().isInstanceOf(Synced.class);
        assertThat(emulator.requestCount()).isEqualTo(3);
    }

    @Test
    void aMemberThatThisVersionDoesNotKnowIsNoChange() {
        String connection = "{\"Id\":\"pac-1\",\"Arn\":\"arn:1\"%s}";
        try (MockService service = new MockService(
                        listing(connection.formatted("")),
                        listing(connection.formatted(",\"Future\":{\"a\":1},\"ConnectionTypes\":{}")));
                PartnerCentralAccountClient other =
                        TestClients.clientFor(service.endpoint()).build()) {
            ChangeFlux<ConnectionSummary> watch =
                    other.watchConnections(r -> r.catalog("AWS")).once();
            Synced<ConnectionSummary> synced = (Synced<ConnectionSummary>) watch.blockLast(TIMEOUT);
            assertThat(watch.from(synced.snapshot()).collectList().block(TIMEOUT))
                    .containsExactly(synced);
        }
    }

    private static MockResponse listing(String connection) {
        return new MockResponse.Builder()
                .body("{\"ConnectionSummaries\":[" + connection + "],\"Future\":[]}")
                .build();
    }

    private ChangeFlux<ConnectionSummary> watch() {
        return client.watchConnections(r -> r.catalog("AWS").maxResults(PAGE));
    }

    private List<ChangeEvent<ConnectionSummary>> poll(Snapshot from) {
        return watch().from(from).once().collectList().block(TIMEOUT);
    }

    private Snapshot snapshot() {
        Synced<ConnectionSummary> synced =
                (Synced<ConnectionSummary>) watch().baseline().once().blockLast(TIMEOUT);
        return synced.snapshot();
    }

    private String id(int index) {
        return account.connections().get(index).id();
    }

    private long confirmations() {
        return emulator.requests().stream()
                .filter(request -> "GetConnection".equals(request.operation()))
                .count();
    }

    /** Implements only what the default methods need. */
    private record Decorator(PartnerCentralAccountClient client) implements PartnerCentralAccountClient {

        @Override
        public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
            return client.listConnections(request);
        }

        @Override
        public Mono<GetConnectionResponse> getConnection(GetConnectionRequest request) {
            return client.getConnection(request);
        }

        @Override
        public PartnerCentralAccountClient withCredentialsProvider(
                IdentityProvider<? extends AwsCredentialsIdentity> provider) {
            return new Decorator(client.withCredentialsProvider(provider));
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public Mono<Void> closeLater() {
            return client.closeLater();
        }
    }
}

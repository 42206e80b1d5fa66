// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.SILENT;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.pageWithToken;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PaginationException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.test.RawServer;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Tests that signals come on the threads that {@link PagedFlux} specifies, also while other subscribers block. */
class SignalThreadsIntegrationTests {

    private static final String EVENT_LOOP = "partnerflux-nio";
    private static final String SIGNALS = "partnerflux-signals";

    /** More than a scheduler with one thread for each processor has. */
    private static final int BLOCKED_SUBSCRIBERS = 100;

    @BeforeAll
    static void warmUp() {
        Listings.warmUp();
    }

    @Test
    void itemsAndCompletionAreSignalledOnAnEventLoop() throws Exception {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Signals signals = new Signals();

            subscribe(client, signals);

            signals.ended.get(30, TimeUnit.SECONDS);
            assertThat(signals.threads).hasSize(2).allMatch(name -> name.startsWith(EVENT_LOOP));
        }
    }

    @Test
    void bufferedItemsAreSignalledOnTheRequestingThread() throws Exception {
        AtomicReference<EventLoop> loop = new AtomicReference<>();
        try (RawServer server = new RawServer(respondingWith(page("pac-1", "pac-2")));
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .httpClient(http -> http.doOnConnected(
                                connection -> loop.set(connection.channel().eventLoop())))
                        .build()) {
            Signals signals = new Signals(1);
            ids(client).subscribe(signals);
            signals.first.get(30, TimeUnit.SECONDS);
            // The event loop has returned from the first onNext.
            loop.get().submit(() -> {}).get(30, TimeUnit.SECONDS);

            signals.request(1);

            assertThat(signals.ended).isCompleted();
            assertThat(signals.threads.subList(1, 3))
                    .containsOnly(Thread.currentThread().getName());
        }
    }

    @Test
    void aFailureIsSignalledAfterTheBufferedItems() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        peer.readRequest();
                        peer.send(
                                requests.getAndIncrement() == 0
                                        ? pageWithToken("next", "pac-1", "pac-2")
                                        : response(400, "{}"));
                    }
                });
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Signals signals = new Signals(1);
            client.listConnections(r -> r.catalog("AWS")).readAhead(1).subscribe(signals);
            signals.first.get(30, TimeUnit.SECONDS);
            server.awaitRequests(2);

            signals.request(1);

            // The later of two threads signals it: that of the failure, or that of the last request.
            signals.ended.get(30, TimeUnit.SECONDS);
            assertThat(signals.threads).hasSize(3);
            assertThat(signals.threads.get(2))
                    .matches(name -> name.equals(Thread.currentThread().getName()) || name.startsWith(SIGNALS));
        }
    }

    @Test
    void aRepeatedTokenIsSignalledOnTheThreadOfTheItems() throws Exception {
        try (RawServer server = new RawServer(respondingWith(pageWithToken("again", "pac-1")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            Signals signals = new Signals();

            subscribe(client, signals);

            assertThat(signals.ended.get(30, TimeUnit.SECONDS)).isInstanceOf(PaginationException.class);
            assertThat(signals.threads).allMatch(name -> name.startsWith(EVENT_LOOP));
        }
    }

    @Test
    void anErrorResponseIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(respondingWith(response(400, "{}")))) {
            assertFailsOnASignalThread(TestClients.clientFor(server.endpoint()));
        }
    }

    @Test
    void aRetriedFailureIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(respondingWith(response(500, "{}")))) {
            assertFailsOnASignalThread(clientWithoutBackoff(server.endpoint()));
        }
    }

    @Test
    void aRefusedConnectionIsSignalledOnASignalThread() throws Exception {
        RawServer server = new RawServer(SILENT);
        server.close();
        assertFailsOnASignalThread(TestClients.clientFor(server.endpoint()).retryPolicy(RetryPolicy.none()));
    }

    @Test
    void anAttemptTimeoutIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(SILENT)) {
            assertFailsOnASignalThread(clientWithAttemptTimeout(server));
        }
    }

    @Test
    void aCallTimeoutIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(SILENT)) {
            assertFailsOnASignalThread(TestClients.clientFor(server.endpoint()).apiCallTimeout(Duration.ofMillis(100)));
        }
    }

    @Test
    void anAcquireTimeoutIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .connectionPool(pool -> pool.maxConnections(1).pendingAcquireTimeout(Duration.ofMillis(100)))
                        .build()) {
            Disposable holder = ids(client).subscribe();
            server.awaitRequests(1);

            assertFailsOnASignalThread(client);

            holder.dispose();
        }
    }

    @Test
    void aFailureOfCredentialsIsSignalledOnASignalThread() throws Exception {
        CompletableFuture<AwsCredentialsIdentity> credentials = new CompletableFuture<>();
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .credentialsProvider(new TestCredentials(call -> credentials))
                        .build()) {
            Signals signals = new Signals();
            ids(client).subscribe(signals);

            credentials.completeExceptionally(new IllegalStateException("no profile"));

            assertThat(signals.ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CredentialsException.class);
            assertThat(signals.threads).singleElement().asString().startsWith(SIGNALS);
        }
    }

    @Test
    void closingTheClientIsSignalledOnASignalThread() throws Exception {
        try (RawServer server = new RawServer(SILENT)) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();
            Signals signals = new Signals();
            ids(client).subscribe(signals);
            server.awaitRequests(1);

            client.close();

            assertThat(signals.ended).isCompleted();
            assertThat(signals.threads).singleElement().asString().startsWith(SIGNALS);
        }
    }

    @Test
    void blockedSubscribersDoNotDelayAnotherAccountsTimeout() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client =
                        clientWithAttemptTimeout(server).build()) {
            blockSubscribers(client, release);
            server.awaitConnectionsGone(BLOCKED_SUBSCRIBERS);

            Signals signals = new Signals();
            ids(client.withCredentialsProvider(TestClients.credentials("other", "secret")))
                    .subscribe(signals);

            signals.ended.get(30, TimeUnit.SECONDS);
            server.awaitConnectionsGone(1);
            assertThat(release.getCount()).isEqualTo(1);
            release.countDown();
        }
    }

    @Test
    void blockedSubscribersDoNotDelayAnotherAccountsRetries() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = new RawServer(respondingWith(response(500, "{}")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            blockSubscribers(client, release);

            Signals signals = new Signals();
            ids(client.withCredentialsProvider(TestClients.credentials("other", "secret")))
                    .subscribe(signals);

            assertThat(signals.ended.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            PartnerCentralAccountException.class,
                            failure -> assertThat(failure.attempts()).isEqualTo(3));
            assertThat(release.getCount()).isEqualTo(1);
            release.countDown();
        }
    }

    /** The providers of all accounts share the threads that they run on. */
    @Test
    void blockedSubscribersDoNotOccupyTheThreadsOfCredentials() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            PartnerCentralAccountClient failing = client.withCredentialsProvider(new TestCredentials(call -> {
                throw new IllegalStateException("no profile");
            }));
            blockSubscribers(failing, release);

            PartnerCentralAccountClient other = client.withCredentialsProvider(new TestCredentials(
                    call -> CompletableFuture.completedFuture(AwsCredentialsIdentity.create("other", "secret"))));
            assertThat(Listings.list(other)).containsExactly("pac-1");
            release.countDown();
        }
    }

    @Test
    void aBlockedSubscriberDoesNotDelayTheFailureOfOthersOnClose() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = new RawServer(SILENT)) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();
            CompletableFuture<Void> blocked = block(client, release);
            server.awaitRequests(1);
            Signals signals = new Signals();
            ids(client).subscribe(signals);
            server.awaitRequests(1);

            client.closeLater().subscribe();

            blocked.get(30, TimeUnit.SECONDS);
            signals.ended.get(30, TimeUnit.SECONDS);
            release.countDown();
            client.close();
        }
    }

    private static PartnerCentralAccountClient.Builder clientWithAttemptTimeout(RawServer server) {
        return TestClients.clientFor(server.endpoint())
                .retryPolicy(RetryPolicy.none())
                .apiCallAttemptTimeout(Duration.ofSeconds(2));
    }

    /** Subscribes concurrently and waits until all subscribers block in their {@code onError}. */
    private static void blockSubscribers(PartnerCentralAccountClient client, CountDownLatch release) throws Exception {
        List<CompletableFuture<Void>> blocked = new ArrayList<>();
        for (int i = 0; i < BLOCKED_SUBSCRIBERS; i++) {
            blocked.add(block(client, release));
        }
        for (CompletableFuture<Void> one : blocked) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    /** Returns a future that completes once a subscriber blocks in its {@code onError}. */
    private static CompletableFuture<Void> block(PartnerCentralAccountClient client, CountDownLatch release) {
        CompletableFuture<Void> blocked = new CompletableFuture<>();
        Consumer<Throwable> handler = e -> {
            blocked.complete(null);
            try {
                release.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        };
        Thread subscribing = new Thread(() -> ids(client).subscribe(id -> {}, handler), "subscribing");
        subscribing.setDaemon(true);
        subscribing.start();
        return blocked;
    }

    private static void assertFailsOnASignalThread(PartnerCentralAccountClient.Builder builder) throws Exception {
        try (PartnerCentralAccountClient client = builder.build()) {
            assertFailsOnASignalThread(client);
        }
    }

    private static void assertFailsOnASignalThread(PartnerCentralAccountClient client) throws Exception {
        Signals signals = new Signals();

        subscribe(client, signals);

        assertThat(signals.ended.get(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(signals.threads).singleElement().asString().startsWith(SIGNALS);
    }

    /** Delays the credentials until the subscribing thread has returned, so that it signals nothing itself. */
    private static void subscribe(PartnerCentralAccountClient client, Signals signals) {
        CompletableFuture<AwsCredentialsIdentity> credentials = new CompletableFuture<>();
        ids(client.withCredentialsProvider(new TestCredentials(call -> credentials.copy())))
                .subscribe(signals);
        credentials.complete(AwsCredentialsIdentity.create("test", "test"));
    }

    /** Records the threads of all signals. */
    private static final class Signals extends BaseSubscriber<Object> {

        private final List<String> threads = new ArrayList<>();
        private final CompletableFuture<Void> first = new CompletableFuture<>();

        /** Completes with the failure, or with {@code null} after {@code onComplete}. */
        private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

        private final long demand;

        private Signals() {
            this(Long.MAX_VALUE);
        }

        private Signals(long demand) {
            this.demand = demand;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(demand);
        }

        @Override
        protected void hookOnNext(Object value) {
            threads.add(Thread.currentThread().getName());
            first.complete(null);
        }

        @Override
        protected void hookOnComplete() {
            threads.add(Thread.currentThread().getName());
            ended.complete(null);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            threads.add(Thread.currentThread().getName());
            ended.complete(failure);
        }
    }
}

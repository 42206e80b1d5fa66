// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.SILENT;
import static io.github.partnerflux.test.RawServer.json;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Tests that cancelled calls and closed clients release their own resources and keep those of the caller. */
class ResourceIntegrationTests {

    @ParameterizedTest(name = "between headers and body: {0}")
    @ValueSource(booleans = {true, false})
    void cancelsInTheBodyCloseTheirConnections(boolean betweenHeadersAndBody) throws Exception {
        AtomicBoolean recovered = new AtomicBoolean();
        Semaphore inBody = new Semaphore(0);
        String body = json(null, "pac-1");
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    if (recovered.get()) {
                        peer.send(page("pac-2"));
                    } else {
                        peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body.substring(0, 10));
                    }
                    peer.awaitEnd();
                });
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .connectionPool(pool -> pool.maxConnections(2))
                        .httpClient(http -> http.doOnResponse((response, connection) -> {
                            if (betweenHeadersAndBody) {
                                inBody.release();
                            } else {
                                // After the current read of the event loop.
                                connection.channel().eventLoop().execute(inBody::release);
                            }
                        }))
                        .build()) {
            for (int i = 0; i < 300; i++) {
                Disposable listing = ids(client).subscribe();
                assertThat(inBody.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                listing.dispose();
            }
            server.awaitConnectionsGone(300);
            recovered.set(true);

            assertThat(list(client)).containsExactly("pac-2");
            assertThat(server.connections()).isEqualTo(301);
        }
    }

    @Test
    void closeFailsCallsInFlightAndPendingAcquires() {
        try (RawServer server = new RawServer(SILENT)) {
            PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                    .connectionPool(pool -> pool.maxConnections(1))
                    .build();
            CompletableFuture<List<String>> inFlight = ids(client).collectList().toFuture();
            server.awaitRequests(1);
            CompletableFuture<List<String>> waiting = ids(client).collectList().toFuture();

            client.close();

            assertClosed(inFlight, 1);
            assertClosed(waiting, 1);
            server.awaitConnectionsGone(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void closeFailsACallThatIsAboutToSendItsRequest() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        CountDownLatch aboutToSend = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        try (RawServer server = new RawServer(SILENT)) {
            PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                    .retryPolicy(RetryPolicy.none())
                    .httpClient(http -> http.doOnRequest((request, connection) -> {
                        if (requests.incrementAndGet() == 2) {
                            aboutToSend.countDown();
                            spinUntil(closed);
                        }
                    }))
                    .build();
            CompletableFuture<List<String>> inFlight = ids(client).collectList().toFuture();
            server.awaitRequests(1);
            CompletableFuture<List<String>> second = ids(client).collectList().toFuture();
            assertThat(aboutToSend.await(30, TimeUnit.SECONDS)).isTrue();

            client.closeLater().subscribe();
            assertClosed(inFlight, 1);
            closed.set(true);

            assertClosed(second, 1);
            client.close();
            server.awaitConnectionsGone(2);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** Without {@code Thread.onSpinWait()}, which BlockHound reports as a blocking call. */
    private static void spinUntil(AtomicBoolean condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.get() && System.nanoTime() < deadline) {
            // Keeps the event loop busy.
        }
    }

    @Test
    void closeReportsTheAttemptsOfACallInFlight() throws Throwable {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest, SILENT)) {
            PartnerCentralAccountClient client =
                    clientWithoutBackoff(server.endpoint()).build();
            CompletableFuture<List<String>> inFlight = ids(client).collectList().toFuture();
            server.awaitRequests(2);

            client.close();

            assertClosed(inFlight, 2);
            server.awaitConnectionsGone(2);
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static void assertClosed(CompletableFuture<List<String>> call, int attempts) {
        assertThat(call)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        PartnerCentralTransportException.class,
                        e -> assertThat(e.attempts()).isEqualTo(attempts))
                .withMessageStartingWith("ListConnections: the client is closed");
    }

    @Test
    void closeLeavesNoSocket() {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            PartnerCentralAccountClient client =
                    clientWithoutBackoff(server.endpoint()).build();
            assertThat(list(client)).containsExactly("pac-1");

            client.close();

            server.awaitConnectionsGone(1);
        }
    }

    @Test
    void closeLeavesNoTimerAndNoBufferOfACallInFlight() throws Throwable {
        Semaphore inBody = new Semaphore(0);
        String body = json(null, "pac-1");
        try (RawServer server = new RawServer(peer -> {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 10));
            peer.awaitEnd();
        })) {
            assertLeavesNoTimer(
                    clientWithoutBackoff(server.endpoint())
                            .httpClient(http -> http.doOnResponse((response, connection) ->
                                    // After the current read of the event loop.
                                    connection.channel().eventLoop().execute(inBody::release))),
                    () -> {
                        assertThat(inBody.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                        assertThat(pinnedMemory()).isPositive();
                    });

            assertThat(pinnedMemory()).isZero();
        }
    }

    private static long pinnedMemory() {
        return PooledByteBufAllocator.DEFAULT.pinnedHeapMemory() + PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
    }

    @Test
    void closeLeavesNoTimerOfACallInItsBackoff() throws Throwable {
        try (RawServer server = new RawServer(respondingWith(response(429, "{}")))) {
            assertLeavesNoTimer(
                    TestClients.clientFor(server.endpoint())
                            .retryPolicy(RetryPolicy.builder()
                                    .throttlingBackoffBase(Duration.ofDays(1))
                                    .maxBackoff(Duration.ofDays(1))
                                    .build()),
                    () -> server.awaitRequests(1));
        }
    }

    @Test
    void closeLeavesNoTimerOfACallThatAwaitsCredentials() throws Throwable {
        CountDownLatch called = new CountDownLatch(1);
        try (RawServer server = new RawServer(SILENT)) {
            assertLeavesNoTimer(
                    TestClients.clientFor(server.endpoint()).credentialsProvider(new TestCredentials(call -> {
                        called.countDown();
                        return new CompletableFuture<>();
                    })),
                    () -> assertThat(called.await(30, TimeUnit.SECONDS)).isTrue());
        }
    }

    /** Closes a client once the action has awaited the state of its call, and asserts that no timer is left. */
    private static void assertLeavesNoTimer(PartnerCentralAccountClient.Builder builder, Executable awaitCall)
            throws Throwable {
        Queue<ScheduledThreadPoolExecutor> executors = new ConcurrentLinkedQueue<>();
        Schedulers.Snapshot others = Schedulers.setFactoryWithSnapshot(new Schedulers.Factory() {});
        Schedulers.addExecutorServiceDecorator("timers", (scheduler, executor) -> {
            // Other executors are event loops, which end together with their timers.
            if (executor instanceof ScheduledThreadPoolExecutor reactors) {
                executors.add(reactors);
            }
            return executor;
        });
        try {
            PartnerCentralAccountClient client = builder.build();
            CompletableFuture<List<String>> call = ids(client).collectList().toFuture();
            awaitCall.execute();
            assertThat(executors)
                    .anySatisfy(executor -> assertThat(executor.getQueue()).isNotEmpty());

            client.close();

            assertClosed(call, 1);
            assertThat(executors)
                    .allSatisfy(executor -> assertThat(executor.getQueue()).isEmpty());
        } finally {
            Schedulers.removeExecutorServiceDecorator("timers");
            Schedulers.resetFrom(others);
        }
    }

    @Test
    void closeDoesNotCloseTheCallersEventLoops() {
        LoopResources loops = LoopResources.create("callers", 1, true);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            listWithTwoClients(server, http -> http.runOn(loops));

            assertThat(loops.isDisposed()).isFalse();
        } finally {
            loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
        }
    }

    /** The resolution of a host would start some for a resolver of the client's own. */
    @Test
    void startsNoEventLoopsBesidesTheCallers() {
        LoopResources loops = LoopResources.create("callers", 1, true);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(
                                URI.create("http://localhost:" + server.port()))
                        .httpClient(http -> http.runOn(loops))
                        .build()) {
            assertThat(list(client)).containsExactly("pac-1");

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().startsWith("partnerflux-nio")
                            || thread.getName().startsWith("partnerflux-epoll"));
        } finally {
            loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
        }
    }

    @Test
    void closeDoesNotCloseTheCallersConnectionProvider() {
        ConnectionProvider connections = ConnectionProvider.create("callers", 1);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            listWithTwoClients(server, http -> HttpClient.create(connections));

            assertThat(connections.isDisposed()).isFalse();
            // The second client has reused the connection of the first one.
            assertThat(server.connections()).isEqualTo(1);
        } finally {
            connections.disposeLater().block(TIMEOUT);
        }
    }

    /** A static map of Reactor Netty, for example, would retain them. */
    @Test
    void closedEventLoopsAreCollected() {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            assertCollected(referenceOfAClosedClient(
                    server,
                    (http, remember) -> http.doOnConnected(
                            connection -> remember.accept(connection.channel().eventLoop()))));
        }
    }

    @Test
    void theCallersEventLoopsDoNotRetainAClosedClient() {
        LoopResources loops = LoopResources.create("callers", 1, true);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")))) {
            assertCollected(referenceOfAClosedClient(server, (http, remember) -> {
                remember.accept(http.configuration().resolver());
                return http.runOn(loops);
            }));
        } finally {
            loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
        }
    }

    private static WeakReference<Object> referenceOfAClosedClient(
            RawServer server, BiFunction<HttpClient, Consumer<Object>, HttpClient> customizer) {
        AtomicReference<WeakReference<Object>> remembered = new AtomicReference<>();
        // A host name, so that the resolver is used.
        try (PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("http://localhost:" + server.port()))
                .httpClient(http -> customizer.apply(http, object -> remembered.set(new WeakReference<>(object))))
                .build()) {
            assertThat(list(client)).containsExactly("pac-1");
        }
        return remembered.get();
    }

    private static void assertCollected(WeakReference<Object> reference) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!reference.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
        }
        assertThat(reference.refersTo(null)).as("collected").isTrue();
    }

    private static void listWithTwoClients(RawServer server, UnaryOperator<HttpClient> customizer) {
        for (int i = 0; i < 2; i++) {
            try (PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                    .httpClient(customizer)
                    .build()) {
                assertThat(list(client)).containsExactly("pac-1");
            }
        }
    }

    @Test
    void aCustomizerThatThrowsLeavesNoThread() throws Exception {
        assertLeavesNoThread(
                http -> {
                    http.warmup().block(TIMEOUT);
                    throw new IllegalStateException("no proxy configured");
                },
                IllegalStateException.class,
                "no proxy configured");
    }

    @Test
    void aCustomizerThatReturnsNullLeavesNoThread() throws Exception {
        assertLeavesNoThread(
                http -> {
                    http.warmup().block(TIMEOUT);
                    return null;
                },
                IllegalArgumentException.class,
                "the function passed to httpClient must return a client, but returned null");
    }

    private static void assertLeavesNoThread(
            UnaryOperator<HttpClient> customizer, Class<? extends Throwable> type, String message)
            throws InterruptedException {
        Set<Thread> before = threads();

        assertThatThrownBy(() -> TestClients.clientFor(URI.create("http://127.0.0.1:1"))
                        .httpClient(customizer)
                        .build())
                .isExactlyInstanceOf(type)
                .hasMessage(message);

        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(TIMEOUT.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("partnerflux"));
        return threads;
    }

    @Test
    void connectionsOpenedTogetherDoNotExpireTogether() throws Exception {
        int connections = 30;
        CountDownLatch open = new CountDownLatch(connections);
        Queue<Long> ages = new ConcurrentLinkedQueue<>();
        try (RawServer server = new RawServer(peer -> {
                    long start = System.nanoTime();
                    peer.readRequest();
                    open.countDown();
                    assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
                    peer.send(page("pac-1"));
                    peer.awaitEnd();
                    ages.add(System.nanoTime() - start);
                });
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .connectionPool(pool -> pool.maxLifeTime(Duration.ofSeconds(4))
                                .maxIdleTime(Duration.ofHours(1))
                                .evictInBackground(Duration.ofMillis(5)))
                        .build()) {
            Flux.range(0, connections).flatMap(i -> ids(client), connections).blockLast(TIMEOUT);
            server.awaitConnectionsGone(connections);

            // Without a variance of the lifetime, no connection would be closed before 4 s.
            assertThat(Duration.ofNanos(Collections.min(ages))).isLessThan(Duration.ofMillis(3_600));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.RawServer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class ClientCloseIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Set<Thread> threadsBefore;

    @BeforeEach
    void rememberThreads() {
        threadsBefore = new HashSet<>(threads());
    }

    @Test
    void leavesNoThread() throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                    .credentialsProvider(new TestCredentials(
                            call -> CompletableFuture.completedFuture(AwsCredentialsIdentity.create("test", "test"))))
                    .build();
            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);
            assertThat(newThreads())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("partnerflux-nio"))
                    .anyMatch(name -> name.startsWith("partnerflux-credentials"))
                    .anyMatch(name -> name.startsWith("partnerflux-timer"));

            client.close();

            assertThat(newThreads()).isEmpty();
        }
    }

    @Test
    void leavesNoSignalThread() {
        try (RawServer server = new RawServer(respondingWith(response(400, "{}")))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();
            StepVerifier.create(list(client)).expectError().verify(TIMEOUT);
            assertThat(newThreads())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("partnerflux-signals"));

            client.close();

            assertThat(newThreads()).isEmpty();
        }
    }

    @Test
    void closesOnAnInterruptedThreadAndKeepsTheInterrupt() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);

            Thread.currentThread().interrupt();
            client.close();

            // Clears the flag for the assertions that follow.
            assertThat(Thread.interrupted()).isTrue();
            assertThat(newThreads()).isEmpty();
            assertClosed(client);
        }
    }

    @Test
    void keepsAnInterruptDuringTheWait() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            Thread closing = new Thread(() -> {
                client.close();
                interrupted.complete(Thread.currentThread().isInterrupted());
            });

            BusyEventLoop busy = new BusyEventLoop(client);
            try (busy) {
                closing.start();
                awaitTimedWaiting(closing);
                closing.interrupt();
            }

            assertThat(interrupted).succeedsWithin(TIMEOUT).isEqualTo(true);
            assertThat(newThreads()).isEmpty();
        }
    }

    private static void awaitTimedWaiting(Thread thread) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING);
    }

    /** On a signal thread, which may block. */
    @Test
    void doesNotWaitForTheCallingThread() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (RawServer server = new RawServer(respondingWith(response(400, "{}")))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();

            list(client).subscribe(connection -> {}, e -> {
                client.close();
                closed.complete(null);
            });

            // Less than the 10 s for which it would wait for its own thread.
            assertThat(closed).succeedsWithin(Duration.ofSeconds(9));
        }
        assertNoThreadIsLeft();
    }

    @Test
    void completesCloseLaterAfterAnotherSubscriberHasCancelled() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            client.closeLater().subscribe().dispose();
            StepVerifier.create(client.closeLater()).expectComplete().verify(TIMEOUT);

            assertClosed(client);
        }
    }

    @Test
    void canBeCalledTwice() {
        try (MockService service = new MockService()) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            client.close();
            client.close();
            StepVerifier.create(client.closeLater()).expectComplete().verify(TIMEOUT);
        }
    }

    @Test
    void returnsAfterItsTimeoutIfAnEventLoopIsBusy() throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            BusyEventLoop busy = new BusyEventLoop(client);
            try (busy) {
                assertThatCode(client::close).doesNotThrowAnyException();
            }
        }
        assertNoThreadIsLeft();
    }

    @Test
    void closesNothingBeforeCloseLaterIsSubscribedTo() throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            Mono<Void> closing = client.closeLater();

            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);
            StepVerifier.create(closing).expectComplete().verify(TIMEOUT);
            assertClosed(client);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void failsLaterCallsAtOnce() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            PartnerCentralAccountClient view = client.withCredentialsProvider(TestClients.credentials("a", "b"));
            Flux<ConnectionSummary> assembledBefore = list(client);
            client.close();

            assertClosed(client);
            assertClosed(view);
            assertClosed(client.withCredentialsProvider(TestClients.credentials("c", "d")));
            StepVerifier.create(assembledBefore)
                    .expectErrorSatisfies(ClientCloseIntegrationTests::assertClosed)
                    .verify(TIMEOUT);
            assertThat(service.requestCount()).isZero();
        }
    }

    @Test
    void failsCallsInFlightAtOnce() throws Exception {
        try (MockService service = new MockService(MockService.silence())) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            CompletableFuture<List<ConnectionSummary>> inFlight =
                    list(client).collectList().toFuture();
            service.take();

            client.close();

            assertFailsAsClosed(inFlight);
            assertThat(service.requestCount()).isEqualTo(1);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void failsCallsInTheirBackoffAtOnce() throws Exception {
        try (MockService service = new MockService(MockService.error(429, null))) {
            PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                    .retryPolicy(RetryPolicy.builder()
                            .throttlingBackoffBase(Duration.ofDays(1))
                            .maxBackoff(Duration.ofDays(1))
                            .build())
                    .build();
            CompletableFuture<List<ConnectionSummary>> waiting =
                    list(client).collectList().toFuture();
            service.take();

            client.close();

            assertFailsAsClosed(waiting);
        }
    }

    @Test
    void failsCallsAwaitingCredentialsAtOnce() throws Exception {
        CompletableFuture<Void> called = new CompletableFuture<>();
        TestCredentials never = new TestCredentials(call -> {
            called.complete(null);
            return new CompletableFuture<>();
        });
        try (MockService service = new MockService()) {
            PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                    .credentialsProvider(never)
                    .build();
            CompletableFuture<List<ConnectionSummary>> waiting =
                    list(client).collectList().toFuture();
            called.get(30, TimeUnit.SECONDS);

            client.close();

            assertFailsAsClosed(waiting);
            assertThat(service.requestCount()).isZero();
        }
        assertNoThreadIsLeft();
    }

    @Test
    void closingAViewClosesNothing() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"), MockService.page(null, "pac-1"));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(service.endpoint()).build()) {
            PartnerCentralAccountClient view = client.withCredentialsProvider(TestClients.credentials("a", "b"));

            view.close();
            StepVerifier.create(view.closeLater()).expectComplete().verify(TIMEOUT);

            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);
            assertThat(list(view).collectList().block(TIMEOUT)).hasSize(1);
        }
    }

    @Test
    void leavesOtherClientsOpen() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"), MockService.page(null, "pac-1"));
                PartnerCentralAccountClient other =
                        TestClients.clientFor(service.endpoint()).build()) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);

            client.close();

            assertThat(list(other).collectList().block(TIMEOUT)).hasSize(1);
        }
    }

    @Test
    void doesNotBlockAnEventLoop() throws Exception {
        assertClosesOnAnEventLoop(PartnerCentralAccountClient::close);
    }

    @Test
    void canBeSubscribedToOnAnEventLoop() throws Exception {
        assertClosesOnAnEventLoop(client -> client.closeLater().subscribe());
    }

    private void assertClosesOnAnEventLoop(Consumer<PartnerCentralAccountClient> close) throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            // Reactor throws an IllegalStateException if such a thread blocks.
            StepVerifier.create(list(client).doOnNext(connection -> {
                        assertThat(Schedulers.isInNonBlockingThread()).isTrue();
                        close.accept(client);
                    }))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(TIMEOUT);

            assertClosed(client);
        }
        assertNoThreadIsLeft();
    }

    /** Keeps an event loop of a client busy, by a subscriber that does not return, until it is closed. */
    private static final class BusyEventLoop implements AutoCloseable {

        private final AtomicBoolean busy = new AtomicBoolean(true);

        BusyEventLoop(PartnerCentralAccountClient client) {
            CompletableFuture<Void> started = new CompletableFuture<>();
            list(client).subscribe(connection -> {
                started.complete(null);
                while (busy.get()) {
                    // Keeps the event loop busy.
                }
            });
            assertThat(started).succeedsWithin(TIMEOUT);
        }

        @Override
        public void close() {
            busy.set(false);
        }
    }

    private static Flux<ConnectionSummary> list(PartnerCentralAccountClient client) {
        return client.listConnections(r -> r.catalog("AWS"));
    }

    private static void assertClosed(PartnerCentralAccountClient client) {
        StepVerifier.create(list(client))
                .expectErrorSatisfies(ClientCloseIntegrationTests::assertClosed)
                .verify(TIMEOUT);
    }

    private static void assertFailsAsClosed(CompletableFuture<?> call) {
        assertThat(call)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .havingCause()
                .satisfies(ClientCloseIntegrationTests::assertClosed);
    }

    private static void assertClosed(Throwable e) {
        assertThat(e)
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessage("ListConnections: the client is closed");
    }

    private void assertNoThreadIsLeft() throws InterruptedException {
        for (Thread thread : newThreads()) {
            thread.join(30_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThat(newThreads()).isEmpty();
    }

    private Collection<Thread> newThreads() {
        return threads().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .toList();
    }

    private static Collection<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("partnerflux"))
                .toList();
    }
}

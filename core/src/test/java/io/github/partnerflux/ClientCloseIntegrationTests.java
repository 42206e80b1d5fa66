package io.github.partnerflux;

import static io.github.partnerflux.RawServer.respondingWith;
import static io.github.partnerflux.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ConnectionSummary;
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

    private Set<Thread> threadsOfOthers;

    @BeforeEach
    void rememberThreads() {
        threadsOfOthers = new HashSet<>(threads());
    }

    @Test
    void leavesNoThread() throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                    .credentialsProvider(new TestCredentials(
                            call -> CompletableFuture.completedFuture(AwsCredentialsIdentity.create("test", "test"))))
                    .build();
            assertThat(list(client).collectList().block(TIMEOUT)).hasSize(1);
            assertThat(ourThreads())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("partnerflux-nio"))
                    .anyMatch(name -> name.startsWith("partnerflux-credentials"))
                    .anyMatch(name -> name.startsWith("partnerflux-timer"));

            client.close();

            assertThat(ourThreads()).isEmpty();
        }
    }

    @Test
    void leavesNoThreadThatSignals() {
        try (RawServer server = new RawServer(respondingWith(response(400, "{}")))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();
            StepVerifier.create(list(client)).expectError().verify(TIMEOUT);
            assertThat(ourThreads())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("partnerflux-signals"));

            client.close();

            assertThat(ourThreads()).isEmpty();
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

            // Which also clears it, for what follows.
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ourThreads()).isEmpty();
            assertClosed(client);
        }
    }

    @Test
    void keepsAnInterruptThatComesWhileItWaits() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            list(client).subscribe(connection -> {
                begun.complete(null);
                while (busy.get()) {
                    // Computes for long, so that the closing has to wait.
                }
            });
            begun.get(30, TimeUnit.SECONDS);
            Thread closing = new Thread(() -> {
                client.close();
                interrupted.complete(Thread.currentThread().isInterrupted());
            });

            closing.start();
            closing.interrupt();
            busy.set(false);

            assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ourThreads()).isEmpty();
        }
    }

    /** Nor is it one that Reactor forbids to block. */
    @Test
    void doesNotWaitForTheThreadThatItIsCalledOn() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (RawServer server = new RawServer(respondingWith(response(400, "{}")))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(server.endpoint()).build();

            list(client).subscribe(connection -> {}, e -> {
                client.close();
                closed.complete(null);
            });

            // Well before the 10 s that it would wait for itself.
            assertThat(closed).succeedsWithin(Duration.ofSeconds(9));
        }
        assertNoThreadIsLeft();
    }

    @Test
    void completesCloseLaterForWhoeverCancelsOrComesLater() {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            client.closeLater().subscribe().dispose();
            StepVerifier.create(client.closeLater()).expectComplete().verify(TIMEOUT);

            assertClosed(client);
        }
    }

    @Test
    void isFineTwice() {
        try (MockService service = new MockService()) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            client.close();
            client.close();
            StepVerifier.create(client.closeLater()).expectComplete().verify(TIMEOUT);
        }
    }

    @Test
    void returnsInTheEndIfASubscriberKeepsAnEventLoopBusy() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();
            list(client).subscribe(connection -> {
                begun.complete(null);
                while (busy.get()) {
                    // Computes for long.
                }
            });
            begun.get(30, TimeUnit.SECONDS);

            assertThatCode(client::close).doesNotThrowAnyException();

            busy.set(false);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void doesNothingBeforeCloseLaterIsSubscribedTo() throws Exception {
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
                    .expectErrorSatisfies(ClientCloseIntegrationTests::saysThatTheClientIsClosed)
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

            assertThat(inFlight)
                    .failsWithin(TIMEOUT)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(ClientCloseIntegrationTests::saysThatTheClientIsClosed);
            assertThat(service.requestCount()).isEqualTo(1);
        }
        assertNoThreadIsLeft();
    }

    @Test
    void failsCallsThatWaitForARetryAtOnce() throws Exception {
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

            assertThat(waiting)
                    .failsWithin(TIMEOUT)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(ClientCloseIntegrationTests::saysThatTheClientIsClosed);
        }
    }

    @Test
    void failsCallsThatWaitForCredentialsAtOnce() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        TestCredentials never = new TestCredentials(call -> {
            asked.complete(null);
            return new CompletableFuture<>();
        });
        try (MockService service = new MockService()) {
            PartnerCentralAccountClient client = TestClients.clientFor(service.endpoint())
                    .credentialsProvider(never)
                    .build();
            CompletableFuture<List<ConnectionSummary>> waiting =
                    list(client).collectList().toFuture();
            asked.get(30, TimeUnit.SECONDS);

            client.close();

            assertThat(waiting)
                    .failsWithin(TIMEOUT)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(ClientCloseIntegrationTests::saysThatTheClientIsClosed);
            assertThat(service.requestCount()).isZero();
        }
        assertNoThreadIsLeft();
    }

    @Test
    void closesNothingThroughAView() {
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
    void leavesOtherClientsAlone() {
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
        assertClosesWithinItsOwnCall(PartnerCentralAccountClient::close);
    }

    @Test
    void canBeSubscribedToOnAnEventLoop() throws Exception {
        assertClosesWithinItsOwnCall(client -> client.closeLater().subscribe());
    }

    private void assertClosesWithinItsOwnCall(Consumer<PartnerCentralAccountClient> close) throws Exception {
        try (MockService service = new MockService(MockService.page(null, "pac-1"))) {
            PartnerCentralAccountClient client =
                    TestClients.clientFor(service.endpoint()).build();

            // To block here would be an IllegalStateException: Reactor forbids it on such threads.
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

    private static Flux<ConnectionSummary> list(PartnerCentralAccountClient client) {
        return client.listConnections(r -> r.catalog("AWS"));
    }

    private static void assertClosed(PartnerCentralAccountClient client) {
        StepVerifier.create(list(client))
                .expectErrorSatisfies(ClientCloseIntegrationTests::saysThatTheClientIsClosed)
                .verify(TIMEOUT);
    }

    private static void saysThatTheClientIsClosed(Throwable e) {
        assertThat(e)
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessage("ListConnections: the client is closed");
    }

    private void assertNoThreadIsLeft() throws InterruptedException {
        for (Thread thread : ourThreads()) {
            thread.join(30_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThat(ourThreads()).isEmpty();
    }

    private Collection<Thread> ourThreads() {
        return threads().stream()
                .filter(thread -> !threadsOfOthers.contains(thread))
                .toList();
    }

    private static Collection<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("partnerflux"))
                .toList();
    }
}

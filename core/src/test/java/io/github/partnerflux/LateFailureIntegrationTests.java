// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.github.partnerflux.test.RawServer.Peer;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.Hooks;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Tests that a failure after the end or the cancel of its call is not dropped: Reactor logs dropped errors. */
class LateFailureIntegrationTests {

    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void recordDroppedErrors() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void stopRecording() {
        Hooks.resetOnErrorDropped();
    }

    static List<Arguments> servers() {
        ConnectionHandler resets = peer -> {
            peer.readRequest();
            peer.reset();
        };
        ConnectionHandler refuses = respondingWith(response(400, "{}"));
        ConnectionHandler truncates = peer -> {
            peer.readRequest();
            peer.send(page("pac-1").substring(0, 60));
        };
        return List.of(
                Arguments.argumentSet("resets after the request", resets),
                Arguments.argumentSet("resets on accept", (ConnectionHandler) Peer::reset),
                Arguments.argumentSet("refuses", refuses),
                Arguments.argumentSet("truncates", truncates),
                Arguments.argumentSet("sends a page", respondingWith(page("pac-1"))));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aCancelThatRacesAFailureDropsNoError(ConnectionHandler conversation) throws Exception {
        Random random = new Random(20_260_101);
        try (RawServer server = new RawServer(conversation);
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            for (int i = 0; i < 300; i++) {
                cancelAfter(random.nextInt(2_000_000), client);
            }
            assertNoErrorIsDropped(client);
        }
    }

    @Test
    void aCancelThatRacesAFailureOfCredentialsDropsNoError() throws Exception {
        Random random = new Random(20_260_101);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .credentialsProvider(new TestCredentials(call -> {
                            throw new IllegalStateException("no profile");
                        }))
                        .build()) {
            for (int i = 0; i < 300; i++) {
                cancelAfter(random.nextInt(200_000), client);
            }
            assertNoErrorIsDropped(client);
        }
    }

    @Test
    void aProviderThatACancelInterruptsDropsNoError() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .credentialsProvider(new TestCredentials(call -> {
                            called.countDown();
                            try {
                                Thread.sleep(60_000);
                                return CompletableFuture.completedFuture(AwsCredentialsIdentity.create("a", "b"));
                            } catch (InterruptedException e) {
                                interrupted.complete(null);
                                throw new IllegalStateException("the wait for credentials was aborted", e);
                            }
                        }))
                        .build()) {
            Disposable listing = ids(client).subscribe();
            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();

            listing.dispose();

            interrupted.get(30, TimeUnit.SECONDS);
            assertNoErrorIsDropped(client);
        }
    }

    /** Subscribes without Reactor's subscribers, which drop failures after a cancel themselves. */
    private static void cancelAfter(long nanos, PartnerCentralAccountClient client) {
        AtomicReference<Subscription> listing = new AtomicReference<>();
        ids(client).subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                listing.set(subscription);
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String id) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });
        LockSupport.parkNanos(nanos);
        listing.get().cancel();
    }

    /** Closes the client first: no failure can occur once its threads have ended. */
    private void assertNoErrorIsDropped(PartnerCentralAccountClient client) {
        client.close();
        assertThat(dropped).isEmpty();
    }
}

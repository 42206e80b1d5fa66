// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.internal.concurrent.ClientThreads;
import io.github.partnerflux.internal.concurrent.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Tests that operations are loaded by their first call, where a class file may be read. */
class OperationLoaderUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ClientThreads threads = new ClientThreads();
    private final OperationLoader loader = new OperationLoader(threads.signals());

    @AfterEach
    void close() {
        threads.close(null, Deadline.in(TIMEOUT));
    }

    @Test
    void loadsOnTheCurrentThreadIfThatMayBlock() {
        assertThat(loader.load("A", () -> Thread.currentThread()).block(TIMEOUT))
                .isSameAs(Thread.currentThread());
        assertThat(loader.isLoaded("A")).isTrue();
        assertThat(loader.isLoaded("B")).isFalse();
    }

    @Test
    void loadsOffTheThreadsThatMustNotBlock() {
        Mono<Thread> load = Mono.defer(() -> loader.load("A", () -> Thread.currentThread()));

        assertThat(load.subscribeOn(Schedulers.parallel()).block(TIMEOUT).getName())
                .startsWith("partnerflux-signals");
    }

    /** A class whose initialization is interrupted may fail to initialize, and then does so forever. */
    @Test
    void aCancelDoesNotInterruptLoading() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
        Disposable call = Mono.defer(() -> loader.load("A", () -> {
                    started.countDown();
                    try {
                        cancelled.await();
                        wasInterrupted.complete(false);
                    } catch (InterruptedException e) {
                        wasInterrupted.complete(true);
                    }
                    return "loaded";
                }))
                .subscribeOn(Schedulers.parallel())
                .subscribe();
        started.await();

        call.dispose();
        cancelled.countDown();

        assertThat(wasInterrupted.join()).isFalse();
    }

    @Test
    void signalsALinkageErrorAndLoadsAgain() {
        AtomicInteger loads = new AtomicInteger();
        Mono<String> load = Mono.defer(() -> loader.load("GetPartner", () -> {
            if (loads.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("tools/jackson/core/Missing");
            }
            return "loaded";
        }));

        StepVerifier.create(load.subscribeOn(Schedulers.parallel()))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(PartnerCentralTransportException.class)
                        .hasMessage("GetPartner: the operation could not be loaded: "
                                + "java.lang.NoClassDefFoundError: tools/jackson/core/Missing")
                        .hasCauseInstanceOf(NoClassDefFoundError.class))
                .verify(TIMEOUT);
        assertThat(loader.isLoaded("GetPartner")).isFalse();
        assertThat(load.block(TIMEOUT)).isEqualTo("loaded");
    }
}

package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Tests that operations are loaded by their first call, where a class file may be read. */
class OperationLoaderUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 1, "blocking");
    private final OperationLoader loader = new OperationLoader(scheduler);

    @AfterEach
    void close() {
        scheduler.dispose();
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
                .startsWith("blocking");
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

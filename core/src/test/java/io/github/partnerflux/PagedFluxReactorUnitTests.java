// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Scannable;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Tests the scannable attributes, the discarded elements and the debug names of {@link PagedFlux}. */
class PagedFluxReactorUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<Object> discarded = new ArrayList<>();

    @Test
    void theSubscriptionCanBeScanned() {
        Sinks.One<Page<Integer>> network = Sinks.one();
        Recorder recorder = new Recorder();
        FakePages.ofSizes(10, 10)
                .through(page -> page.flatMap(fetched -> network.asMono().thenReturn(fetched)))
                .flux()
                .readAhead(3)
                .subscribe(recorder);
        Scannable subscription = Scannable.from(recorder.subscription);

        assertThat(subscription.scanUnsafe(Attr.ACTUAL)).isSameAs(recorder);
        assertThat(subscription.scan(Attr.PREFETCH)).isEqualTo(3);
        assertThat(subscription.scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(subscription.scan(Attr.PARENT)).isNull();

        recorder.request(4);
        assertThat(subscription.scan(Attr.REQUESTED_FROM_DOWNSTREAM)).isEqualTo(4);
        assertThat(subscription.parents()).isNotEmpty();

        network.tryEmitEmpty();
        assertThat(recorder.items).containsExactly(0, 1, 2, 3);
        assertThat(subscription.scan(Attr.REQUESTED_FROM_DOWNSTREAM)).isZero();
        assertThat(subscription.scan(Attr.BUFFERED)).isEqualTo(6);
        assertThat(subscription.scan(Attr.TERMINATED)).isFalse();
        assertThat(subscription.scan(Attr.CANCELLED)).isFalse();

        recorder.cancel();
        assertThat(subscription.scan(Attr.BUFFERED)).isZero();
        assertThat(subscription.scan(Attr.CANCELLED)).isTrue();
        assertThat(subscription.scan(Attr.TERMINATED)).isFalse();
    }

    @Test
    void terminationCanBeScanned() {
        IllegalStateException failure = new IllegalStateException("no page");
        Recorder failing = new Recorder();
        FakePages.ofSizes(1).through(page -> Mono.error(failure)).flux().subscribe(failing);
        failing.requestUnbounded();
        Recorder completing = new Recorder();
        FakePages.ofSizes(1).flux().subscribe(completing);
        completing.requestUnbounded();

        assertThat(Scannable.from(failing.subscription).scan(Attr.ERROR)).isSameAs(failure);
        assertThat(Scannable.from(failing.subscription).scan(Attr.TERMINATED)).isTrue();
        assertThat(Scannable.from(completing.subscription).scan(Attr.TERMINATED))
                .isTrue();
        assertThat(Scannable.from(completing.subscription).scan(Attr.CANCELLED)).isFalse();
    }

    @Test
    void thePublisherCanBeScanned() {
        PagedFlux<Integer> flux = FakePages.ofSizes(1).flux();

        assertThat(flux.isScanAvailable()).isTrue();
        assertThat(flux.scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(flux.readAhead(7).scan(Attr.PREFETCH)).isEqualTo(7);
        assertThat(Scannable.from(flux.map(item -> item)).steps()).containsExactly("ListIntegers", "map");
        assertThat(Scannable.from(flux.byPage().map(page -> page)).steps()).containsExactly("ListIntegers", "map");
    }

    @Test
    void aCancelDiscardsUndeliveredItems() {
        Recorder recorder = new Recorder();
        discarding(FakePages.ofSizes(4, 3).flux().readAhead(10)).subscribe(recorder);

        recorder.request(1);
        recorder.cancel();

        assertThat(recorder.items).containsExactly(0);
        assertThat(discarded).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aPageThatArrivesAfterTheCancelIsDiscarded() {
        AtomicReference<Runnable> arrival = new AtomicReference<>();
        Recorder recorder = new Recorder();
        discarding(FakePages.ofSizes(2)
                        // Ignores the cancel, as if the page were already being emitted.
                        .through(page -> Mono.fromDirect(actual -> actual.onSubscribe(new Subscription() {
                            @Override
                            public void request(long n) {
                                arrival.set(() -> actual.onNext(page.block()));
                            }

                            @Override
                            public void cancel() {}
                        })))
                        .flux())
                .subscribe(recorder);

        recorder.request(1);
        recorder.cancel();
        arrival.get().run();

        assertThat(recorder.items).isEmpty();
        assertThat(discarded).containsExactly(0, 1);
    }

    @Test
    void aResumedListingDiscardsOnlyItemsAfterTheCheckpoint() {
        Recorder recorder = new Recorder();
        discarding(FakePages.ofSizes(4).flux().resumeFrom(Checkpoint.parse("pf1:2:")))
                .subscribe(recorder);

        recorder.request(1);
        recorder.cancel();

        assertThat(recorder.items).containsExactly(2);
        assertThat(discarded).containsExactly(3);
    }

    @Test
    void anInvalidRequestDiscardsUndeliveredItems() {
        Recorder recorder = new Recorder();
        discarding(FakePages.ofSizes(3).flux()).subscribe(recorder);

        recorder.request(1);
        recorder.subscription.request(0);

        assertThat(recorder.items).containsExactly(0);
        assertThat(discarded).containsExactly(1, 2);
    }

    @Test
    void aCompletedListingDiscardsNothing() {
        StepVerifier.create(discarding(FakePages.ofSizes(3, 2).flux()))
                .expectNextCount(5)
                .expectComplete()
                .verify(TIMEOUT);

        assertThat(discarded).isEmpty();
    }

    @Test
    void operatorDebugNamesTheListing() {
        Hooks.onOperatorDebug();
        try {
            PagedFlux<Integer> failing = FakePages.ofSizes(1)
                    .through(page -> Mono.error(new IllegalStateException("no page")))
                    .flux();

            assertThatThrownBy(() -> failing.blockLast(TIMEOUT))
                    .satisfies(e -> assertThat(trace(e)).contains("⇢ io.github.partnerflux.PagedFlux.<init>"));
            assertThatThrownBy(() -> failing.byPage().blockLast(TIMEOUT))
                    .satisfies(e -> assertThat(trace(e)).contains("⇢ io.github.partnerflux.PagedFlux.byPage"));
        } finally {
            Hooks.resetOnOperatorDebug();
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private <T> Flux<T> discarding(Flux<T> flux) {
        return flux.doOnDiscard(Object.class, discarded::add);
    }

    /** Records the items and leaves the requests to the test. */
    private static final class Recorder extends BaseSubscriber<Integer> {

        private final List<Integer> items = new ArrayList<>();
        private Subscription subscription;

        @Override
        public Context currentContext() {
            return Context.empty();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        protected void hookOnNext(Integer item) {
            items.add(item);
        }

        @Override
        protected void hookOnError(Throwable failure) {}
    }
}

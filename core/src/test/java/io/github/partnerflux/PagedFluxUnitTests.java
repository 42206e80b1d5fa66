// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.exception.PaginationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class PagedFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void emitsAllItemsInOrderThenCompletes() {
        FakePages pages = FakePages.ofSizes(3, 1, 4);

        StepVerifier.create(pages.flux())
                .expectNext(0, 1, 2, 3, 4, 5, 6, 7)
                .expectComplete()
                .verify(TIMEOUT);

        assertThat(pages.fetched()).containsExactly(null, "1", "2");
    }

    @Test
    void fetchesNothingBeforeTheFirstRequest() {
        FakePages pages = FakePages.ofSizes(3, 3);

        StepVerifier.create(pages.flux(), 0)
                .expectSubscription()
                .then(() -> assertThat(pages.fetches()).isZero())
                .thenCancel()
                .verify(TIMEOUT);

        assertThat(pages.fetches()).isZero();
    }

    @ParameterizedTest(name = "pages of {0}, {1} requested, read-ahead {2}: {3} fetches")
    @CsvSource({
        // Without read-ahead: a page when one of its items is requested.
        "10,  1, 0, 1",
        "10, 10, 0, 1",
        "10, 11, 0, 2",
        "10, 20, 0, 2",
        // By default: when less than half of the first page remains to be emitted, and with the first item of
        // another one.
        "10,  1, -1, 1",
        "10,  5, -1, 1",
        "10,  6, -1, 2",
        "10, 10, -1, 2",
        "10, 11, -1, 3",
        "10, 20, -1, 3",
        "10, 21, -1, 4",
        " 1,  1, -1, 1",
        " 2,  1, -1, 1",
        " 3,  1, -1, 1",
        " 3,  2, -1, 2",
        // With read-ahead: when at most that many items remain to be emitted; at most two pages are buffered.
        "10,  6, 3, 1",
        "10,  7, 3, 2",
        "10,  1, 9, 2",
        "10,  1, 1000, 2",
        "10,  9, 1000, 2",
        "10, 10, 1000, 3",
        "10, 20, 1000, 4",
    })
    void fetchesPagesByDemandAndReadAhead(int pageSize, int requested, int readAhead, int fetches) {
        FakePages pages =
                FakePages.ofSizes(IntStream.generate(() -> pageSize).limit(10).toArray());
        PagedFlux<Integer> flux = readAhead < 0 ? pages.flux() : pages.flux().readAhead(readAhead);

        StepVerifier.create(flux, requested)
                .expectNextCount(requested)
                .then(() -> assertThat(pages.fetches()).isEqualTo(fetches))
                .thenCancel()
                .verify(TIMEOUT);

        assertThat(pages.fetches()).isEqualTo(fetches);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10})
    void takeWithinThePageFetchesOnePage(int n) {
        FakePages pages = FakePages.ofSizes(10, 10, 10);

        assertThat(pages.flux().readAhead(0).take(n).collectList().block(TIMEOUT))
                .hasSize(n);
        assertThat(pages.flux().take(Math.min(n, 5)).collectList().block(TIMEOUT))
                .hasSize(Math.min(n, 5));

        assertThat(pages.fetches()).isEqualTo(2);
    }

    @Test
    void fetchesAheadInTheMiddleOfAPageWithUnboundedDemand() {
        FakePages pages = FakePages.ofSizes(10, 10);
        List<Integer> fetchesAtItem = new ArrayList<>();

        pages.flux().doOnNext(item -> fetchesAtItem.add(pages.fetches())).blockLast(TIMEOUT);

        assertThat(fetchesAtItem.subList(0, 10)).containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 2);
    }

    @ParameterizedTest(name = "read-ahead {0}")
    @ValueSource(ints = {0, 1, 50, 1_000_000})
    void keepsAtMostOnePageInFlightAndTwoBuffered(int readAhead) {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger arrived = new AtomicInteger();
        List<String> violations = new ArrayList<>();
        FakePages pages = FakePages.ofSizes(
                        IntStream.generate(() -> 10).limit(20).toArray())
                .through(page -> Mono.defer(() -> {
                    if (inFlight.incrementAndGet() > 1) {
                        violations.add("two in flight");
                    }
                    return page.delayElement(Duration.ofMillis(1)).doOnNext(p -> {
                        inFlight.decrementAndGet();
                        arrived.incrementAndGet();
                    });
                }));
        AtomicInteger delivered = new AtomicInteger();

        Flux<Integer> flux = pages.flux().readAhead(readAhead).doOnNext(item -> {
            int done = delivered.getAndIncrement() / 10;
            if (arrived.get() - done > 2) {
                violations.add(arrived.get() + " pages fetched while page " + done + " was emitted");
            }
        });

        StepVerifier.create(flux.limitRate(7))
                .expectNextCount(200)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(violations).isEmpty();
    }

    @Test
    void anEmptyPageWithATokenIsNotTheEnd() {
        FakePages pages = FakePages.ofSizes(0, 2, 0, 0, 1, 0);

        StepVerifier.create(pages.flux(), 0)
                .thenRequest(1)
                .expectNext(0)
                .thenRequest(2)
                .expectNext(1, 2)
                // Only the fetch shows whether the last page is empty.
                .thenRequest(1)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void completesWithoutFurtherDemandAfterTheLastItem() {
        StepVerifier.create(FakePages.ofSizes(2).flux(), 2)
                .expectNext(0, 1)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void emitsEveryItemOfAPageBeforeTheErrorOfTheNext() {
        RuntimeException failure = new IllegalStateException("page 2");
        FakePages pages = FakePages.ofSizes(10, 10);
        AtomicBoolean first = new AtomicBoolean(true);
        FakePages failing = pages.through(page -> first.compareAndSet(true, false) ? page : Mono.error(failure));

        StepVerifier.create(failing.flux().readAhead(9), 1)
                .expectNext(0)
                // The second page has failed.
                .then(() -> assertThat(first).isFalse())
                .thenRequest(8)
                .expectNext(1, 2, 3, 4, 5, 6, 7, 8)
                .thenRequest(1)
                .expectNext(9)
                .expectErrorSatisfies(e -> assertThat(e).isSameAs(failure))
                .verify(TIMEOUT);
    }

    @Test
    void emitsNothingAfterACancelWhileAPageIsInFlight() {
        TestPublisher<Page<Integer>> page =
                TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        FakePages pages = FakePages.ofSizes(3).through(p -> page.mono());
        List<Integer> items = new ArrayList<>();

        Subscription[] subscription = new Subscription[1];
        pages.flux().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription s) {
                subscription[0] = this;
                s.request(Long.MAX_VALUE);
            }

            @Override
            protected void hookOnNext(Integer item) {
                items.add(item);
            }
        });
        page.assertWasSubscribed();
        subscription[0].cancel();

        page.assertCancelled();
        page.next(new Page<>(List.of(1, 2, 3), null, ""));
        assertThat(items).isEmpty();
    }

    @Test
    void aCancelStopsInTheMiddleOfAPage() {
        FakePages pages = FakePages.ofSizes(10, 10);
        List<Integer> items = new ArrayList<>();

        pages.flux().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(Integer item) {
                items.add(item);
                if (item == 2) {
                    cancel();
                }
            }
        });

        assertThat(items).containsExactly(0, 1, 2);
        assertThat(pages.fetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aNonPositiveRequestIsAnErrorByRule309(long n) {
        Sinks.One<Throwable> error = Sinks.one();
        FakePages pages = FakePages.ofSizes(10, 10);
        // StepVerifier and BaseSubscriber would refuse the request themselves.
        pages.flux().subscribe(new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(1);
                subscription.request(n);
                subscription.request(5);
            }

            @Override
            public void onNext(Integer item) {
                assertThat(item).isZero();
            }

            @Override
            public void onError(Throwable e) {
                error.tryEmitValue(e);
            }

            @Override
            public void onComplete() {}
        });

        assertThat(error.asMono().block(TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.9");
        assertThat(pages.fetches()).isEqualTo(1);
    }

    @Test
    void fetchesTheListingForEachSubscriber() {
        FakePages pages = FakePages.ofSizes(2, 2);
        PagedFlux<Integer> flux = pages.flux();

        assertThat(flux.collectList().block(TIMEOUT)).containsExactly(0, 1, 2, 3);
        assertThat(flux.collectList().block(TIMEOUT)).containsExactly(0, 1, 2, 3);

        assertThat(pages.fetched()).containsExactly(null, "1", null, "1");
    }

    @Test
    void theReactorContextReachesEveryPage() {
        List<String> seen = new ArrayList<>();
        FakePages pages = FakePages.ofSizes(2, 2)
                .through(page -> Mono.deferContextual(context -> {
                    seen.add(context.get("tenant"));
                    return page;
                }));

        pages.flux().contextWrite(context -> context.put("tenant", "a")).blockLast(TIMEOUT);
        pages.flux()
                .byPage()
                .contextWrite(context -> context.put("tenant", "b"))
                .blockLast(TIMEOUT);

        assertThat(seen).containsExactly("a", "a", "b", "b");
    }

    @Test
    void aMillionSynchronousPagesOverflowNeitherStackNorHeap() {
        List<Long> heap = new ArrayList<>();
        PageFetcher<Integer> endless = new PageFetcher<>() {
            @Override
            public String operation() {
                return "ListIntegers";
            }

            @Override
            public Mono<Page<Integer>> fetch(@Nullable String token) {
                int number = token == null ? 0 : Integer.parseInt(token);
                if (number == 100_000 || number == 900_000) {
                    System.gc();
                    heap.add(Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory());
                }
                return Mono.just(new Page<>(List.of(number), number < 999_999 ? String.valueOf(number + 1) : null, ""));
            }
        };

        StepVerifier.create(new PagedFlux<>(endless, Checkpoint.start()).count())
                .expectNext(1_000_000L)
                .expectComplete()
                .verify(TIMEOUT);
        // The tokens alone would take twice as much.
        assertThat(heap.get(1) - heap.get(0)).isLessThan(40_000_000L);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"A A", "A B A", "A B C D B", "A B B"})
    void aRepeatedTokenFailsTheListingAfterItsPage(String tokens) {
        String[] sequence = tokens.split(" ");
        AtomicInteger fetches = new AtomicInteger();
        PageFetcher<String> cycle = fetcher(token -> {
            String next = sequence[fetches.getAndIncrement()];
            return new Page<>(List.of("to " + next), next, "");
        });

        StepVerifier.create(new PagedFlux<>(cycle, Checkpoint.start()))
                .expectNextSequence(
                        Stream.of(sequence).map(token -> "to " + token).toList())
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(PaginationException.class)
                        .hasMessageContaining("ListStrings")
                        .hasMessageContaining("\"" + sequence[sequence.length - 1] + "\""))
                .verify(TIMEOUT);
    }

    @Test
    void aRepeatedStartTokenFailsTheListing() {
        PageFetcher<String> cycle = fetcher(token -> new Page<>(List.of("item"), "A", ""));

        StepVerifier.create(new PagedFlux<>(cycle, Checkpoint.ofToken("A")))
                .expectNext("item")
                .expectError(PaginationException.class)
                .verify(TIMEOUT);
    }

    @Test
    void findsACycleOfThousandsOfPages() {
        AtomicInteger fetches = new AtomicInteger();
        PageFetcher<String> cycle =
                fetcher(token -> new Page<>(List.of(), String.valueOf(fetches.getAndIncrement() % 5_000), ""));

        StepVerifier.create(new PagedFlux<>(cycle, Checkpoint.start()))
                .expectError(PaginationException.class)
                .verify(TIMEOUT);
        assertThat(fetches).hasValueLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"white space", "line\nbreak"})
    void anInvalidTokenFailsTheListing(String token) {
        PageFetcher<String> pages = fetcher(t -> new Page<>(List.of("item"), token, ""));

        StepVerifier.create(new PagedFlux<>(pages, Checkpoint.start()))
                .expectNext("item")
                .expectError(PaginationException.class)
                .verify(TIMEOUT);
    }

    @Test
    void quotesAnExcerptOfATokenThatIsTooLong() {
        PageFetcher<String> pages = fetcher(t -> new Page<>(List.of(), "x".repeat(3_000), ""));

        StepVerifier.create(new PagedFlux<>(pages, Checkpoint.start()))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(PaginationException.class)
                        .hasMessageContaining("3000")
                        .message()
                        .hasSizeLessThan(700))
                .verify(TIMEOUT);
    }

    @Test
    void takeBoundsAnEndlessListingOfPages() {
        AtomicInteger fetches = new AtomicInteger();
        PageFetcher<String> endless =
                fetcher(token -> new Page<>(List.of(), String.valueOf(fetches.incrementAndGet()), ""));

        StepVerifier.create(
                        new PagedFlux<>(endless, Checkpoint.start()).byPage().take(3))
                .expectNextCount(3)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(fetches).hasValue(3);
    }

    @Test
    void byPageEmitsEveryPageAlsoIfItIsEmpty() {
        FakePages pages = FakePages.ofSizes(2, 0, 1);

        StepVerifier.create(pages.flux().byPage(), 0)
                .thenRequest(1)
                .expectNext(new Page<>(List.of(0, 1), "1", "request-0"))
                .then(() -> assertThat(pages.fetches()).isEqualTo(1))
                .thenRequest(1)
                .expectNext(new Page<>(List.of(), "2", "request-1"))
                .then(() -> assertThat(pages.fetches()).isEqualTo(2))
                .thenRequest(1)
                .expectNext(new Page<>(List.of(2), null, "request-2"))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void resumesAtEveryCheckpoint() {
        FakePages pages = FakePages.ofSizes(3, 0, 1, 4);
        List<Checkpointed<Integer>> all =
                pages.flux().checkpointed().collectList().block(TIMEOUT);

        assertThat(all).extracting(Checkpointed::item).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        for (int i = 0; i < all.size(); i++) {
            Checkpoint checkpoint = Checkpoint.parse(all.get(i).next().toString());
            List<Integer> rest = IntStream.range(i + 1, all.size()).boxed().toList();
            assertThat(pages.flux().resumeFrom(checkpoint).collectList().block(TIMEOUT))
                    .isEqualTo(rest);
            assertThat(pages.flux()
                            .resumeFrom(checkpoint)
                            .byPage()
                            .flatMapIterable(Page::items)
                            .collectList()
                            .block(TIMEOUT))
                    .isEqualTo(rest);
            assertThat(pages.flux()
                            .resumeFrom(checkpoint)
                            .checkpointed()
                            .collectList()
                            .block(TIMEOUT))
                    .isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    @Test
    void resumesAtTheStartAndAtTheEnd() {
        FakePages pages = FakePages.ofSizes(2, 1);
        Checkpoint end = pages.flux().checkpointed().blockLast(TIMEOUT).next();

        assertThat(pages.flux().resumeFrom(Checkpoint.start()).collectList().block(TIMEOUT))
                .containsExactly(0, 1, 2);
        int before = pages.fetches();
        assertThat(pages.flux().resumeFrom(end).collectList().block(TIMEOUT)).isEmpty();
        assertThat(pages.fetches()).isEqualTo(before);
    }

    @Test
    void resumesWithoutLossInAPageThatHasShrunk() {
        List<Checkpointed<Integer>> all =
                FakePages.ofSizes(6, 2).flux().checkpointed().collectList().block(TIMEOUT);
        PagedFlux<Integer> shrunk =
                FakePages.ofSizes(2, 3, 3).flux().resumeFrom(all.get(3).next());

        assertThat(shrunk.collectList().block(TIMEOUT)).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(shrunk.byPage().map(Page::items).collectList().block(TIMEOUT))
                .containsExactly(List.of(), List.of(2, 3, 4), List.of(5, 6, 7));
        assertThat(shrunk.checkpointed()
                        .map(Checkpointed::next)
                        .map(Checkpoint::toString)
                        .blockFirst(TIMEOUT))
                .isEqualTo("pf1:1:1");
    }

    @Test
    void refusesANegativeReadAhead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakePages.ofSizes(1).flux().readAhead(-1))
                .withMessage("readAhead must be 0 or more items, but is -1");
    }

    @Test
    void concurrentRequestsLoseAndRepeatNothing() {
        for (int round = 0; round < 200; round++) {
            FakePages pages = FakePages.ofSizes(7, 0, 13, 1, 29).through(page -> page.publishOn(Schedulers.parallel()));
            List<Integer> items = new ArrayList<>();
            Sinks.Empty<Void> done = Sinks.empty();
            BaseSubscriber<Integer> subscriber = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {}

                @Override
                protected void hookOnNext(Integer item) {
                    items.add(item);
                }

                @Override
                protected void hookOnComplete() {
                    done.tryEmitEmpty();
                }
            };
            pages.flux().subscribe(subscriber);

            Flux.range(0, 50)
                    .parallel(2)
                    .runOn(Schedulers.boundedElastic())
                    .doOnNext(i -> subscriber.request(1))
                    .then()
                    .block(TIMEOUT);
            done.asMono().block(TIMEOUT);

            assertThat(items).isEqualTo(IntStream.range(0, 50).boxed().toList());
        }
    }

    private static PageFetcher<String> fetcher(Function<@Nullable String, Page<String>> pages) {
        return new PageFetcher<>() {
            @Override
            public String operation() {
                return "ListStrings";
            }

            @Override
            public Mono<Page<String>> fetch(@Nullable String token) {
                return Mono.fromSupplier(() -> pages.apply(token));
            }
        };
    }
}

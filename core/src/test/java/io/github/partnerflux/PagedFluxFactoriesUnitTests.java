// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PaginationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** Tests the factory methods of {@link PagedFlux}. */
class PagedFluxFactoriesUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final List<Page<Integer>> PAGES = List.of(
            new Page<>(List.of(0, 1, 2), "a", "request-1"),
            new Page<>(List.of(), "b", "request-2"),
            new Page<>(List.of(3, 4), "c", "request-3"),
            new Page<>(List.of(5), null, "request-4"));

    private static PagedFlux<Integer> published() {
        return PagedFlux.fromPages(Flux.fromIterable(PAGES));
    }

    private static PagedFlux<Integer> byToken() {
        return PagedFlux.fromTokens(token -> Mono.just(PAGES.get(token == null ? 0 : "abc".indexOf(token) + 1)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listsItemsAndPages(boolean published) {
        PagedFlux<Integer> listing = published ? published() : byToken();

        assertThat(listing.collectList().block(TIMEOUT)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(listing.byPage().collectList().block(TIMEOUT)).isEqualTo(PAGES);
        assertThat(listing.readAhead(0)
                        .publishOn(Schedulers.parallel(), 1)
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(0, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void resumesAtEveryCheckpoint(boolean published) {
        PagedFlux<Integer> listing = published ? published() : byToken();
        List<Checkpointed<Integer>> all = listing.checkpointed().collectList().block(TIMEOUT);

        assertThat(all).extracting(Checkpointed::item).containsExactly(0, 1, 2, 3, 4, 5);
        for (Checkpointed<Integer> item : all) {
            PagedFlux<Integer> rest =
                    listing.resumeFrom(Checkpoint.parse(item.next().toString()));

            assertThat(rest.collectList().block(TIMEOUT))
                    .isEqualTo(List.of(0, 1, 2, 3, 4, 5).subList(item.item() + 1, 6));
            assertThat(rest.checkpointed().collectList().block(TIMEOUT)).isEqualTo(all.subList(item.item() + 1, 6));
            assertThat(rest.byPage().flatMapIterable(Page::items).collectList().block(TIMEOUT))
                    .isEqualTo(rest.collectList().block(TIMEOUT));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 1", "0, 3, 1", "0, 4, 3", "1, 1, 1", "1, 2, 3", "100, 1, 3"})
    void requestsPagesByDemandAndReadAhead(int readAhead, int items, int pages) {
        for (boolean published : new boolean[] {true, false}) {
            AtomicInteger requested = new AtomicInteger();
            PagedFlux<Integer> listing = published
                    ? PagedFlux.fromPages(Flux.fromIterable(PAGES).doOnRequest(n -> requested.addAndGet((int) n)))
                    : PagedFlux.fromTokens(token -> {
                        requested.incrementAndGet();
                        return Mono.just(PAGES.get(token == null ? 0 : "abc".indexOf(token) + 1));
                    });

            StepVerifier.create(listing.readAhead(readAhead), items)
                    .expectNextCount(items)
                    .then(() -> assertThat(requested).hasValue(pages))
                    .thenCancel()
                    .verify(TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void completesWithoutFurtherDemand(boolean published) {
        PagedFlux<Integer> listing = published ? published() : byToken();

        StepVerifier.create(listing.readAhead(0), 6)
                .expectNextCount(6)
                .expectComplete()
                .verify(TIMEOUT);
        StepVerifier.create(listing.byPage(), 4)
                .expectNextCount(4)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void completesWithThePublisherOrTheLastPage() {
        assertThat(PagedFlux.fromPages(Flux.<Page<Integer>>empty())
                        .collectList()
                        .block(TIMEOUT))
                .isEmpty();
        assertThat(PagedFlux.fromPages(Flux.fromIterable(PAGES).take(3))
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(PagedFlux.fromPages(Flux.range(0, 3).map(i -> new Page<>(List.of(i), null, "")))
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(0, 1, 2);
    }

    @Test
    void deliversThePagesBeforeAnError() {
        StepVerifier.create(PagedFlux.fromPages(Flux.fromIterable(PAGES).take(3).concatWith(Mono.error(new Boom()))), 0)
                .thenRequest(1)
                .expectNext(0)
                .thenRequest(10)
                .expectNext(1, 2, 3, 4)
                .expectError(Boom.class)
                .verify(TIMEOUT);
    }

    @Test
    void cancelsThePublisherBetweenPages() {
        TestPublisher<Page<Integer>> pages = TestPublisher.create();

        StepVerifier.create(PagedFlux.fromPages(pages).readAhead(0), 2)
                .then(() -> pages.next(PAGES.get(0)))
                .expectNext(0, 1)
                .thenCancel()
                .verify(TIMEOUT);

        pages.assertCancelled();
        pages.assertNoRequestOverflow();
    }

    @Test
    void discardsBufferedAndSkippedItems() {
        List<Object> discarded = new ArrayList<>();

        StepVerifier.create(published().doOnDiscard(Integer.class, discarded::add), 1)
                .expectNext(0)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(discarded).containsExactly(1, 2);

        discarded.clear();
        assertThat(published()
                        .resumeFrom(Checkpoint.of("b", 1))
                        .doOnDiscard(Integer.class, discarded::add)
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(4, 5);
        assertThat(discarded).containsExactly(0, 1, 2);
    }

    @Test
    void failsToResumeFromAnUnknownToken() {
        StepVerifier.create(published().resumeFrom(Checkpoint.ofToken("other")))
                .expectErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(PaginationException.class).hasMessageContaining("\"other\""))
                .verify(TIMEOUT);
    }

    @Test
    void failsWithTheExceptionOfTheFunction() {
        PagedFlux<Integer> listing = PagedFlux.fromTokens(token -> {
            if (token != null) {
                throw new Boom();
            }
            return Mono.just(PAGES.get(0));
        });

        StepVerifier.create(listing).expectNext(0, 1, 2).expectError(Boom.class).verify(TIMEOUT);
    }

    @Test
    void theReactorContextReachesThePublisher() {
        Flux<Page<String>> pages =
                Flux.deferContextual(context -> Flux.just(new Page<>(List.of(context.<String>get("key")), null, "")));

        assertThat(PagedFlux.fromPages(pages)
                        .contextWrite(context -> context.put("key", "value"))
                        .blockFirst(TIMEOUT))
                .isEqualTo("value");
    }

    @Test
    void aMillionPagesDoNotOverflowTheStack() {
        Flux<Page<Integer>> pages = Flux.range(0, 1_000_000).map(i -> new Page<>(List.of(i), null, ""));

        assertThat(PagedFlux.fromPages(pages).count().block(TIMEOUT)).isEqualTo(1_000_000);
    }

    private static final class Boom extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}

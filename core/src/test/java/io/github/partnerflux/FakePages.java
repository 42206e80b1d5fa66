// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Fetches pages of integers from memory and records their tokens. The token of a page is its number. */
final class FakePages implements PageFetcher<Integer> {

    private final IntFunction<Page<Integer>> pages;
    private final Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network;
    private final List<@Nullable String> fetched = new CopyOnWriteArrayList<>();

    private FakePages(IntFunction<Page<Integer>> pages, Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network) {
        this.pages = pages;
        this.network = network;
    }

    /** Creates pages of these sizes with consecutive items from 0. */
    static FakePages ofSizes(int... sizes) {
        List<Page<Integer>> pages = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sizes.length; i++) {
            List<Integer> items =
                    IntStream.range(first, first + sizes[i]).boxed().toList();
            pages.add(new Page<>(items, i + 1 < sizes.length ? String.valueOf(i + 1) : null, "request-" + i));
            first += sizes[i];
        }
        return of(pages::get);
    }

    /** Creates pages by a function of their number, from 0, which is called for each fetch. */
    static FakePages of(IntFunction<Page<Integer>> pages) {
        return new FakePages(pages, page -> page);
    }

    /** Returns the same pages with each fetch transformed by the function. */
    FakePages through(Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network) {
        return new FakePages(pages, network);
    }

    /** Returns the tokens of the fetched pages in order. */
    List<@Nullable String> fetched() {
        return fetched;
    }

    int fetches() {
        return fetched.size();
    }

    PagedFlux<Integer> flux() {
        return new PagedFlux<>(this, Checkpoint.start());
    }

    @Override
    public String operation() {
        return "ListIntegers";
    }

    @Override
    public Mono<Page<Integer>> fetch(@Nullable String token) {
        return network.apply(Mono.fromSupplier(() -> {
            fetched.add(token);
            return pages.apply(token == null ? 0 : Integer.parseInt(token));
        }));
    }
}

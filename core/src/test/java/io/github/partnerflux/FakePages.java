package io.github.partnerflux;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Pages of integers in memory, which are counted as they are fetched. A page's token is its number. */
final class FakePages implements PageFetcher<Integer> {

    private final IntFunction<Page<Integer>> pages;
    private final Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network;
    private final List<@Nullable String> fetched = new CopyOnWriteArrayList<>();

    private FakePages(IntFunction<Page<Integer>> pages, Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network) {
        this.pages = pages;
        this.network = network;
    }

    /** Pages of these sizes, that hold 0, 1, 2, … one after the other. */
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

    /** Made as they are fetched, by number from 0. */
    static FakePages of(IntFunction<Page<Integer>> pages) {
        return new FakePages(pages, page -> page);
    }

    /** The same pages, which come as the function says. */
    FakePages through(Function<Mono<Page<Integer>>, Mono<Page<Integer>>> network) {
        return new FakePages(pages, network);
    }

    /** The tokens that were asked for, in order. */
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

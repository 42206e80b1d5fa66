// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/** Drains ten pages of 100 items from a {@link PagedFlux} without a transport. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DrainBenchmark {

    private static final int PAGES = 10;

    private final List<Integer> items = Collections.nCopies(100, 1);

    private final PagedFlux<Integer> listing = new PagedFlux<>(
            new PageFetcher<>() {
                @Override
                public String operation() {
                    return "ListConnections";
                }

                @Override
                public Mono<Page<Integer>> fetch(@Nullable String token) {
                    int page = token == null ? 1 : Integer.parseInt(token) + 1;
                    return Mono.just(new Page<>(items, page == PAGES ? null : String.valueOf(page), "request"));
                }
            },
            Checkpoint.start());

    /** Measures a whole listing. */
    @Benchmark
    public @Nullable Integer drain() {
        return listing.blockLast();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** Runs the TCK of Reactive Streams on a single poll, whose last event is its end. */
@Test
public class ChangeTckTests extends PublisherVerification<ChangeEvent<Integer>> {

    private static final int PAGE_SIZE = 7;

    public ChangeTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public Publisher<ChangeEvent<Integer>> createPublisher(long elements) {
        // A poll is never without an event.
        long items = Math.max(elements - 1, 0);
        return new ChangeFlux<>(new FakeWatched(() -> pages(items).flux())).once();
    }

    @Override
    public @Nullable Publisher<ChangeEvent<Integer>> createFailedPublisher() {
        // The TCK requests nothing from it, and a watch fails only after a poll: see ChangeScheduleUnitTests.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }

    /** Returns pages of items that differ from each other. */
    static FakePages pages(long items) {
        return FakePages.of(number -> {
            long end = Math.min(items, (number + 1L) * PAGE_SIZE);
            List<Integer> page =
                    IntStream.range(number * PAGE_SIZE, (int) end).boxed().toList();
            return new Page<>(page, end < items ? String.valueOf(number + 1) : null, "");
        });
    }
}

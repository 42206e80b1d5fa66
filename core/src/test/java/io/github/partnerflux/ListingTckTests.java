// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/**
 * Runs the TCK of Reactive Streams on the items of a listing. Its pages arrive synchronously: the TCK checks rule 3.13
 * within 100 ms, which a thread in the middle of an emission may miss. PagedFluxUnitTests tests asynchronous pages.
 */
@Test
public class ListingTckTests extends PublisherVerification<Integer> {

    private static final int PAGE_SIZE = 7;

    public ListingTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<Integer> createPublisher(long elements) {
        return pages(elements).flux();
    }

    @Override
    public Publisher<Integer> createFailedPublisher() {
        // The TCK requests nothing from it, and a listing fails only after a request: see PagedFluxUnitTests.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        // No limit, although the tests take few.
        return Integer.MAX_VALUE;
    }

    static FakePages pages(long elements) {
        long fullPages = elements / PAGE_SIZE;
        return FakePages.of(number -> {
            int size = number < fullPages ? PAGE_SIZE : (int) (elements % PAGE_SIZE);
            List<Integer> items = Collections.nCopies(size, number);
            return new Page<>(items, number < fullPages ? String.valueOf(number + 1) : null, "");
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** Runs the TCK of Reactive Streams on the pages of a listing. */
@Test
public class PageTckTests extends PublisherVerification<Page<Integer>> {

    public PageTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<Page<Integer>> createPublisher(long elements) {
        return FakePages.of(number ->
                        new Page<>(List.of(number), number + 1 < elements ? String.valueOf(number + 1) : null, ""))
                .flux()
                .byPage();
    }

    @Override
    public Publisher<Page<Integer>> createFailedPublisher() {
        // The TCK requests nothing from it, and a listing fails only after a request: see PagedFluxUnitTests.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        // No limit, although the tests take few.
        return Integer.MAX_VALUE;
    }
}

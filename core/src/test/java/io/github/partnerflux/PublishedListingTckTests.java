// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** Runs the TCK of Reactive Streams on the items of pages that a publisher emits. */
@Test
public class PublishedListingTckTests extends PublisherVerification<Integer> {

    public PublishedListingTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<Integer> createPublisher(long elements) {
        return PagedFlux.fromPages(ListingTckTests.pages(elements).flux().byPage());
    }

    @Override
    public Publisher<Integer> createFailedPublisher() {
        // The TCK requests nothing from it, and a listing fails only after a request: see PagedFluxUnitTests.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}

package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** The Reactive Streams TCK on the items of pages that a publisher emits. */
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
        // See ListingTckTests: it never fails before it is asked for an item.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}

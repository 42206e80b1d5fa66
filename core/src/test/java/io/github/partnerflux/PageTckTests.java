package io.github.partnerflux;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** The Reactive Streams TCK on the pages of a listing. */
@Test
public class PageTckTests extends PublisherVerification<Page<Integer>> {

    public PageTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<Page<Integer>> createPublisher(long elements) {
        return FakePages.ofSizes(IntStream.range(0, (int) elements).map(i -> 1).toArray())
                .flux()
                .byPage();
    }

    @Override
    public Publisher<Page<Integer>> createFailedPublisher() {
        // A listing never fails before it is asked for an item, which these tests do not do; PagedFluxUnitTests fails
        // it later.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return 100_000;
    }
}

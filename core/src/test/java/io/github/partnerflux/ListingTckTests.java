package io.github.partnerflux;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/**
 * The Reactive Streams TCK on the items of a listing. Its pages come at once: that rule 3.13 is kept is looked for within 100 ms,
 * which a thread that is still on its way out of an emission may miss. PagedFluxUnitTests has pages that come on other threads.
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
        // A listing never fails before it is asked for an item, which these tests do not do; PagedFluxUnitTests fails
        // it later.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return 100_000;
    }

    private static FakePages pages(long elements) {
        int fullPages = (int) (elements / PAGE_SIZE);
        int[] sizes = IntStream.rangeClosed(0, fullPages)
                .map(i -> i < fullPages ? PAGE_SIZE : (int) (elements % PAGE_SIZE))
                .toArray();
        return FakePages.ofSizes(sizes);
    }
}

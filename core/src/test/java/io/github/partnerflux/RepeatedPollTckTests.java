// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;

/** Runs the TCK of Reactive Streams on polls that follow each other, each of which has a single event. */
@Test
public class RepeatedPollTckTests extends PublisherVerification<ChangeEvent<Integer>> {

    public RepeatedPollTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public Publisher<ChangeEvent<Integer>> createPublisher(long elements) {
        return new ChangeFlux<>(new FakeWatched(() -> PagedFlux.fromPages(Flux.just(new Page<>(List.of(), null, "")))))
                .every(Duration.ofNanos(1));
    }

    @Override
    public @Nullable Publisher<ChangeEvent<Integer>> createFailedPublisher() {
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        // It never completes.
        return publisherUnableToSignalOnComplete();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.FakePolls.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;
import reactor.core.publisher.Mono;

/** Runs the TCK of Reactive Streams on the responses of a wait. */
@Test
public class PollerTckTests extends PublisherVerification<Task> {

    public PollerTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<Task> createPublisher(long elements) {
        return FakePolls.of(poll -> Mono.just(new Task("task-1", poll < elements ? "IN_PROGRESS" : "SUCCEEDED")))
                .flux()
                .every(Duration.ofNanos(1));
    }

    @Override
    public Publisher<Task> createFailedPublisher() {
        // The TCK requests nothing from it, and a wait fails only after a request: see PollerFluxUnitTests.
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        // No limit, although the tests take few.
        return Integer.MAX_VALUE;
    }
}

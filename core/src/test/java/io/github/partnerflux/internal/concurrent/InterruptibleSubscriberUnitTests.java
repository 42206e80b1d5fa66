// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class InterruptibleSubscriberUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** What the failure reports, such as whether the request was sent, must be final. */
    @Test
    void createsTheFailureOfAnInterruptAfterTheEnd() {
        StepVerifier.create(mono(actual -> new Interrupted(actual) {
                    @Override
                    protected void start() {
                        interrupt(() -> new IllegalStateException("ended: " + ended));
                    }
                }))
                .expectErrorMessage("ended: true")
                .verify(TIMEOUT);
    }

    @Test
    void signalsTheFailureOfAnInterruptEvenIfTheEndFails() {
        AtomicReference<Interrupted> subscriber = new AtomicReference<>();
        StepVerifier.create(mono(actual -> {
                    subscriber.set(new Interrupted(actual) {
                        @Override
                        protected void end(boolean aborted) {
                            throw new IllegalStateException("cannot cancel");
                        }
                    });
                    return subscriber.get();
                }))
                .then(() -> assertThatIllegalStateException()
                        .isThrownBy(() -> subscriber.get().interrupt(() -> new IllegalStateException("timed out")))
                        .withMessage("cannot cancel"))
                .expectErrorMessage("timed out")
                .verify(TIMEOUT);
    }

    private static Mono<String> mono(Function<CoreSubscriber<? super String>, Interrupted> factory) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super String> actual) {
                actual.onSubscribe(factory.apply(actual));
            }
        };
    }

    /** Has no source. */
    private static class Interrupted extends InterruptibleSubscriber<String, String> {

        boolean ended;

        Interrupted(CoreSubscriber<? super String> actual) {
            super(actual);
        }

        @Override
        protected void start() {}

        @Override
        protected void end(boolean aborted) {
            ended = true;
        }

        @Override
        protected void signalError(Throwable failure) {
            actual.onError(failure);
        }

        @Override
        public void onNext(String response) {
            complete(response);
        }
    }
}

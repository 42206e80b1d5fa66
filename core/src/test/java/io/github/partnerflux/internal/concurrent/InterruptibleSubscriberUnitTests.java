// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class InterruptibleSubscriberUnitTests {

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
                .verify();
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
    private abstract static class Interrupted extends InterruptibleSubscriber<String, String> {

        boolean ended;

        Interrupted(CoreSubscriber<? super String> actual) {
            super(actual);
        }

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

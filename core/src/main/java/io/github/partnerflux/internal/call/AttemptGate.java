// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.call;

import reactor.core.publisher.Mono;

/** Decides when the attempts of a call start, beyond the delays between them. */
public interface AttemptGate {

    /** Lets each attempt start at once. */
    AttemptGate OPEN = new AttemptGate() {
        @Override
        public <T> Mono<T> admit(Mono<T> attempt) {
            return attempt;
        }
    };

    /**
     * Returns attempts that start when they are admitted. Called once for each call.
     *
     * @param attempt starts an attempt with each subscription, one at a time
     */
    <T> Mono<T> admit(Mono<T> attempt);
}

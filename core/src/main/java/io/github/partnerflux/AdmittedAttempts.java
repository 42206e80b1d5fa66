// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Admits the attempts of one page of a fleet: the first one has a place already, and each other one waits for one. */
final class AdmittedAttempts implements AttemptGate {

    private final Consumer<Sinks.Empty<Void>> waitForPlace;
    private final Consumer<Throwable> parked;
    private boolean started;

    /**
     * @param waitForPlace receives what admits the next attempt when it is completed
     * @param parked receives the failure of an attempt, whose place is then free
     */
    AdmittedAttempts(Consumer<Sinks.Empty<Void>> waitForPlace, Consumer<Throwable> parked) {
        this.waitForPlace = waitForPlace;
        this.parked = parked;
    }

    @Override
    public <T> Mono<T> admit(Mono<T> attempt) {
        Mono<T> parking = attempt.doOnError(parked);
        return Mono.defer(() -> {
            if (!started) {
                started = true;
                return parking;
            }
            Sinks.Empty<Void> admitted = Sinks.empty();
            waitForPlace.accept(admitted);
            return admitted.asMono().then(parking);
        });
    }
}

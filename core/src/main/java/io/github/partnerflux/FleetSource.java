// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The client of a fleet.
 *
 * @param <T> the type of the items
 */
interface FleetSource<T> {

    /** Returns the pages of an account. */
    PageFetcher<T> pages(FleetAccount account, FleetCredentials credentials, AttemptGate gate);

    /** Returns the scheduler for credentials providers, which may block. */
    Scheduler credentials();

    /** Returns the scheduler for delays. */
    Scheduler delays();

    /** Returns the current time in nanoseconds from any origin. */
    long nanoTime();

    /** Returns what fails as soon as the client is closed, and emits nothing else. */
    Mono<Void> closed();
}

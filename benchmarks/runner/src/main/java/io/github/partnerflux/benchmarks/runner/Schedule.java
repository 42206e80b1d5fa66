// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.time.Duration;

/**
 * How often a load runs.
 *
 * @param warmUp the time for which a new process runs alone at first; one that has run another load takes a part of it
 * @param roundsToSettle the number of alternating rounds that are not measured, because a contestant that idles while
 *     the others warm up is slow at first
 * @param rounds the number of alternating rounds that are measured
 */
record Schedule(Duration warmUp, int roundsToSettle, int rounds) {

    /** Returns a schedule without a warm-up. */
    static Schedule of(int rounds) {
        return new Schedule(Duration.ZERO, 0, rounds);
    }
}

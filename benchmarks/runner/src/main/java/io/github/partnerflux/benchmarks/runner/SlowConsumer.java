// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

/** How much of the network's latency a slow consumer does not notice. */
final class SlowConsumer {

    /** The time of 25 pages one after another: each takes 20 ms on the network, and then 20 ms of work. */
    private static final double SERIAL_MILLIS = 1_000;

    /** The time if only the first page is waited for. */
    private static final double IDEAL_MILLIS = 520;

    private SlowConsumer() {}

    /** Returns the share of the latency of all pages but the first that is hidden, from 0 to 1. */
    static double hiddenLatency(double wallMillis) {
        double hidden = (SERIAL_MILLIS - wallMillis) / (SERIAL_MILLIS - IDEAL_MILLIS);
        return Math.max(0, Math.min(1, hidden));
    }
}

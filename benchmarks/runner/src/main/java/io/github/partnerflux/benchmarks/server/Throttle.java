// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.netty.handler.codec.http.HttpRequest;

/** Decides which requests are throttled, the same in each round. Not thread-safe. */
interface Throttle {

    /** Returns whether to throttle a request. */
    boolean throttles(HttpRequest request);

    /** Starts a round. */
    void reset();
}

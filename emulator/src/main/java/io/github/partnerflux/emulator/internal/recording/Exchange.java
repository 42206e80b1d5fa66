// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.recording;

import io.github.partnerflux.emulator.internal.protocol.Request;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A request that was received, and how its exchange ends.
 *
 * @param index the place in the order of arrival, from 0
 * @param receivedAt the time at which the whole request had been received
 * @param request the request
 * @param ending completes once, on an event loop, and never fails; only {@link #end(Ending)} completes it
 */
public record Exchange(int index, Instant receivedAt, Request request, CompletableFuture<Ending> ending) {

    public Exchange(int index, Instant receivedAt, Request request) {
        this(index, receivedAt, request, new CompletableFuture<>());
    }

    /** Ends the exchange, unless it has ended already. */
    public void end(Ending end) {
        ending.complete(end);
    }

    @Override
    public String toString() {
        return index + ": " + request;
    }
}

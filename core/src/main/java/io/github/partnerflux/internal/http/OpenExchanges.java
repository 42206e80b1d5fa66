// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts the exchanges that have not ended: a closed client waits for them before it closes its event loops. */
final class OpenExchanges {

    private final OpenCalls calls;
    private final AtomicInteger count = new AtomicInteger();
    private final Sinks.Empty<Void> ended = Sinks.empty();

    OpenExchanges(OpenCalls calls) {
        this.calls = calls;
    }

    void started() {
        count.incrementAndGet();
    }

    void ended() {
        if (count.decrementAndGet() == 0 && calls.areClosed()) {
            ended.tryEmitEmpty();
        }
    }

    /** Completes when there are none: ended event loops can neither close their connections nor release their buffers. */
    Mono<Void> awaitEnd() {
        return count.get() == 0 ? Mono.empty() : ended.asMono();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.concurrent.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Closes a client's resources once for all callers, on its own thread, so that an interrupt or a cancel does not leave
 * the client partially closed.
 */
final class ClientClosing {

    private static final Logger LOG = Loggers.getLogger(ClientClosing.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ClientResources resources;
    private final @Nullable Runnable lastTask;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private @Nullable Thread thread;

    /**
     * Prepares closing the resources, without starting a thread.
     *
     * @param lastTask runs after the calls have ended, or {@code null}
     */
    ClientClosing(ClientResources resources, @Nullable Runnable lastTask) {
        this.resources = resources;
        this.lastTask = lastTask;
    }

    /** Starts closing the resources and, unless the current thread must not block, waits for it. */
    void close() {
        Thread closing = start();
        if (!Schedulers.isInNonBlockingThread() && !resources.threads().isCurrent()) {
            Deadline.in(TIMEOUT).awaitEnd(closing);
        }
    }

    Mono<Void> closeLater() {
        return Mono.defer(() -> {
            start();
            return closed.asMono();
        });
    }

    private synchronized Thread start() {
        if (thread == null) {
            thread = resources.threads().newClosingThread(() -> {
                long start = System.nanoTime();
                resources.close(lastTask, Deadline.in(TIMEOUT));
                LOG.debug(
                        "Closed the client in {} ms",
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
                closed.tryEmitEmpty();
            });
            thread.start();
        }
        return thread;
    }
}

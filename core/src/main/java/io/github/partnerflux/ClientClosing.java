package io.github.partnerflux;

import io.github.partnerflux.internal.concurrent.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Closes a client's resources, once for all callers. That takes place on a thread of its own: a caller that is interrupted or
 * cancels does not leave the client half closed.
 */
final class ClientClosing {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ClientResources resources;
    private final @Nullable Runnable lastTask;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private @Nullable Thread thread;

    /**
     * Prepares the closing, without any thread yet.
     *
     * @param lastTask what else to do once the calls have ended
     */
    ClientClosing(ClientResources resources, @Nullable Runnable lastTask) {
        this.resources = resources;
        this.lastTask = lastTask;
    }

    /** Starts the closing, and waits for it on a thread that may wait. */
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
                resources.close(lastTask, Deadline.in(TIMEOUT));
                closed.tryEmitEmpty();
            });
            thread.start();
        }
        return thread;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ctrl-C, or a {@code kill}, as a signal that ends a listing.
 *
 * <p>A shutdown hook delays the JVM's exit until the program has finished. The exit code is the JVM's own, such as 130
 * after Ctrl-C.
 */
final class Interruption implements AutoCloseable {

    /** The time for the reader of the output to take what is being written. */
    private static final long GRACE_SECONDS = 5;

    private final Sinks.Empty<Void> signal = Sinks.empty();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    /**
     * Registers the shutdown hook.
     *
     * @param onTimeout run if the program does not finish because nobody reads its output
     */
    Interruption(Runnable onTimeout) {
        hook = new Thread(() -> interrupt(onTimeout), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Runnable onTimeout) {
        interrupted = true;
        signal.tryEmitEmpty();
        try {
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                onTimeout.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns a Mono that completes at the interruption. */
    Mono<Void> signal() {
        return signal.asMono();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running and can no longer be removed.
        }
    }
}

package io.github.partnerflux.examples.listconnections;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ctrl-C, or a {@code kill}, as a signal that ends a listing.
 *
 * <p>A shutdown hook, which holds up the JVM's exit until the program has come to its end; the exit code is then the JVM's own,
 * 130 after Ctrl-C.
 */
final class Interruption implements AutoCloseable {

    /** How long whoever reads the output may take to read what is being written. */
    private static final long GRACE_SECONDS = 5;

    private final Sinks.Empty<Void> signal = Sinks.empty();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean come;

    /**
     * @param lastWords run if the program does not come to its end, because nobody reads what it is writing
     */
    Interruption(Runnable lastWords) {
        hook = new Thread(() -> interrupt(lastWords), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Runnable lastWords) {
        come = true;
        signal.tryEmitEmpty();
        try {
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                lastWords.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when it comes. */
    Mono<Void> signal() {
        return signal.asMono();
    }

    boolean hasCome() {
        return come;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: there is nothing to remove.
        }
    }
}

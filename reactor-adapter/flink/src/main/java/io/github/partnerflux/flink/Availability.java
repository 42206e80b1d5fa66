// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Signals a task that waits for a reader that there is something to poll. */
final class Availability {

    private volatile CompletableFuture<Void> waiting = CompletableFuture.completedFuture(null);

    /**
     * Returns a future that completes once there is something. Called by the task.
     *
     * @param available whether there is something already
     */
    CompletableFuture<Void> whenAvailable(BooleanSupplier available) {
        CompletableFuture<Void> future = waiting;
        if (future.isDone()) {
            future = new CompletableFuture<>();
            waiting = future;
        }
        if (available.getAsBoolean()) {
            future.complete(null);
        }
        return future;
    }

    /** Completes the future, on any thread, after there is something. */
    void signal() {
        // What was added before must not be seen later than this reads whether the task waits.
        VarHandle.fullFence();
        CompletableFuture<Void> future = waiting;
        if (!future.isDone()) {
            future.complete(null);
        }
    }
}

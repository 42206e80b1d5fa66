// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.concurrent.InterruptibleSubscriber;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.scheduler.Scheduler;

/** The calls that have not ended. They end with an error when the client is closed. */
final class OpenCalls {

    private final Set<InterruptibleSubscriber<?, ?>> calls = ConcurrentHashMap.newKeySet();
    private final Scheduler signals;
    private volatile boolean closed;

    OpenCalls(Scheduler signals) {
        this.signals = signals;
    }

    boolean areClosed() {
        return closed;
    }

    /** Adds a call that starts now. If the client is already closed, the call ends. */
    void add(InterruptibleSubscriber<?, ?> call) {
        calls.add(call);
        if (closed) {
            call.interrupt(OpenCalls::closedFailure);
        }
    }

    void remove(InterruptibleSubscriber<?, ?> call) {
        calls.remove(call);
    }

    /** Ends all calls, on other threads than the current one. */
    void close() {
        closed = true;
        for (InterruptibleSubscriber<?, ?> call : calls) {
            signals.schedule(() -> call.interrupt(OpenCalls::closedFailure));
        }
    }

    static Failure closedFailure() {
        return Failure.afterRequest(Kind.CLOSED, "the client is closed", null);
    }
}

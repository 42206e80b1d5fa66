// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.observation;

import java.util.concurrent.atomic.AtomicBoolean;
import reactor.util.Logger;

/** Keeps the failures of an application's callbacks from its calls. The first one is logged at WARN. */
public final class CallbackGuard {

    private final Logger log;
    private final String problem;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    /**
     * @param problem describes a failure in the log
     */
    public CallbackGuard(Logger log, String problem) {
        this.log = log;
        this.problem = problem;
    }

    public void run(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable e) {
            ignore(e);
        }
    }

    /** Ignores linkage errors and stack overflows, too: Reactor treats them as fatal, and the call would never end. */
    void ignore(Throwable failure) {
        if (failure instanceof VirtualMachineError error && !(failure instanceof StackOverflowError)) {
            throw error;
        } else if (hasWarned.compareAndSet(false, true)) {
            log.warn(problem + ". Further failures are logged at DEBUG", failure);
        } else {
            log.debug(problem, failure);
        }
    }
}

package io.github.partnerflux.internal.concurrent;

import java.util.function.Consumer;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.context.Context;

/**
 * Failures that come once nobody waits for them any more: a cancel closes a connection, say, while the other end resets it.
 * Reactor logs such a failure as an error, or throws it, unless the context says otherwise.
 */
public final class LateFailures {

    private static final Logger LOG = Loggers.getLogger(LateFailures.class);

    /** Where {@code Operators.onErrorDropped} looks for a subscriber's own handler. */
    private static final String HANDLER = "reactor.onErrorDropped.local";

    private LateFailures() {}

    /** Returns the context for work whose late failures are only logged, at DEBUG. */
    public static Context ignoredIn(Context context) {
        return context.put(HANDLER, (Consumer<Throwable>) LateFailures::ignore);
    }

    private static void ignore(Throwable failure) {
        LOG.debug("Ignoring a failure that came after its call had ended", failure);
    }
}

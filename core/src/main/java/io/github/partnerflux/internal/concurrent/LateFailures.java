// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.function.Consumer;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.context.Context;

/**
 * Ignores failures that are signalled after their call has ended: for example, the peer may reset a connection while a
 * cancel closes it. By default, Reactor logs such a failure as an error, or throws it.
 */
public final class LateFailures {

    private static final Logger LOG = Loggers.getLogger(LateFailures.class);

    /** The context key under which {@code Operators.onErrorDropped} looks up the handler of a subscriber. */
    private static final String HANDLER = "reactor.onErrorDropped.local";

    private LateFailures() {}

    /** Returns a context in which late failures are only logged, at DEBUG. */
    public static Context ignoredIn(Context context) {
        return context.put(HANDLER, (Consumer<Throwable>) LateFailures::ignore);
    }

    private static void ignore(Throwable failure) {
        if (LOG.isDebugEnabled()) {
            String text = ExternalText.excerpt(failure.toString());
            LOG.debug("Ignoring a failure that was signalled after its call had ended: {}", text);
        }
    }
}

package io.github.partnerflux;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Hints to poll before the interval has passed. They are kept until a poll starts. */
final class PollHints extends BaseSubscriber<Object> {

    private final Context context;

    private final Set<Object> pending = ConcurrentHashMap.newKeySet();

    private volatile Sinks.Empty<Void> arrival = Sinks.empty();

    private volatile @Nullable Throwable failure;

    private PollHints(Context context) {
        this.context = context;
    }

    static PollHints subscribe(Publisher<?> publisher, ContextView context) {
        PollHints hints = new PollHints(Context.of(context));
        publisher.subscribe(hints);
        return hints;
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    protected void hookOnNext(Object hint) {
        pending.add(hint);
        signal(arrival);
    }

    @Override
    protected void hookOnError(Throwable error) {
        failure = error;
        signal(arrival);
    }

    private void signal(Sinks.Empty<Void> waiting) {
        Throwable failed = failure;
        if (failed != null) {
            waiting.tryEmitError(failed);
        } else if (!pending.isEmpty()) {
            waiting.tryEmitEmpty();
        }
    }

    /** Returns what completes as soon as there are hints that were not taken, or fails as their publisher does. */
    Mono<Void> arrival() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> next = Sinks.empty();
            arrival = next;
            // What has arrived before the field was set.
            signal(next);
            return next.asMono();
        });
    }

    /** Returns the distinct hints since the last ones. */
    Set<Object> take() {
        Set<Object> taken = new HashSet<>(pending);
        pending.removeAll(taken);
        return taken;
    }
}

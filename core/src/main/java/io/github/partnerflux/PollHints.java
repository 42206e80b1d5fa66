package io.github.partnerflux;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Hints to poll before the interval has passed. Those that arrive during a poll are kept until it ends. */
final class PollHints extends BaseSubscriber<Object> {

    private final Set<Object> pending = ConcurrentHashMap.newKeySet();

    private volatile Sinks.Empty<Void> arrival = Sinks.empty();

    private volatile @Nullable Throwable failure;

    static PollHints subscribe(Publisher<?> publisher) {
        PollHints hints = new PollHints();
        publisher.subscribe(hints);
        return hints;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    protected void hookOnNext(Object hint) {
        pending.add(hint);
        arrival.tryEmitEmpty();
    }

    @Override
    protected void hookOnError(Throwable error) {
        failure = error;
        arrival.tryEmitEmpty();
    }

    /** Returns the distinct hints since the last ones as soon as there are any, or the failure of their publisher. */
    Mono<Set<Object>> next() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> next = Sinks.empty();
            arrival = next;
            // Those that have arrived before the field was set.
            if (failure != null || !pending.isEmpty()) {
                return Mono.fromCallable(this::take);
            }
            return next.asMono().then(Mono.fromCallable(this::take));
        });
    }

    private Set<Object> take() throws Exception {
        Throwable failed = failure;
        if (failed != null) {
            throw Exceptions.propagate(failed);
        }
        Set<Object> taken = new HashSet<>(pending);
        pending.removeAll(taken);
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.concurrent.OffTimerScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What starts the next poll: the end of an interval, or hints before that, which are kept until a poll starts. */
final class PollTriggers extends BaseSubscriber<Object> {

    private final Context context;

    private final Set<Object> hints = ConcurrentHashMap.newKeySet();

    private final Disposable.Swap interval = Disposables.swap();

    private volatile Sinks.Empty<Void> arrival = Sinks.empty();

    /** Whether a poll of everything is due, as the first one is immediately. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    private volatile @Nullable Throwable failure;

    private PollTriggers(Context context) {
        this.context = context;
    }

    static PollTriggers subscribe(Publisher<?> hints, ContextView context) {
        PollTriggers triggers = new PollTriggers(Context.of(context));
        hints.subscribe(triggers);
        return triggers;
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
        hints.add(hint);
        signal(arrival);
    }

    @Override
    protected void hookOnError(Throwable error) {
        failure = error;
        signal(arrival);
    }

    private void signal(Sinks.Empty<Void> waiting) {
        Throwable failed = failure;
        if (due.get()) {
            waiting.tryEmitEmpty();
        } else if (failed != null) {
            waiting.tryEmitError(failed);
        } else if (!hints.isEmpty()) {
            waiting.tryEmitEmpty();
        }
    }

    /** Starts the interval before the next poll of everything. */
    void startInterval(Duration duration) {
        due.set(false);
        // Looked up for each interval, so that tests can replace Reactor's schedulers by one of virtual time.
        interval.update(OffTimerScheduler.shared()
                .schedule(
                        () -> {
                            due.set(true);
                            signal(arrival);
                        },
                        duration.toNanos(),
                        TimeUnit.NANOSECONDS));
    }

    /** Returns what completes as soon as a poll may start, or fails as the publisher of hints does. */
    Mono<Void> next() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> next = Sinks.empty();
            arrival = next;
            // What has arrived before the field was set.
            signal(next);
            return next.asMono();
        });
    }

    /** Returns the distinct hints since the last ones, or none if a poll of everything is due. */
    Set<Object> take() {
        // In one step: an interval that ends between two would be forgotten, and no poll would start another one.
        boolean everything = due.getAndSet(false);
        Set<Object> taken = new HashSet<>(hints);
        hints.removeAll(taken);
        return everything ? Set.of() : taken;
    }

    void close() {
        interval.dispose();
        dispose();
    }
}

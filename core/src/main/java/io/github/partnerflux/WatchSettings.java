package io.github.partnerflux;

import io.github.partnerflux.internal.concurrent.OffTimerScheduler;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * When a watch polls.
 *
 * @param interval the average delay from the end of a poll to the start of the next one
 * @param hints start the next poll without the rest of the delay
 * @param baseline whether a poll without a snapshot emits no additions
 * @param once whether there is a single poll
 */
record WatchSettings(Duration interval, Publisher<?> hints, boolean baseline, boolean once) {

    static final WatchSettings DEFAULT = new WatchSettings(Duration.ofMinutes(5), Flux.never(), false, false);

    WatchSettings withInterval(Duration other) {
        return new WatchSettings(other, hints, baseline, once);
    }

    WatchSettings withHints(Publisher<?> other) {
        return new WatchSettings(interval, other, baseline, once);
    }

    WatchSettings withBaseline() {
        return new WatchSettings(interval, hints, true, once);
    }

    WatchSettings withOnce() {
        return new WatchSettings(interval, hints, baseline, true);
    }

    /**
     * Returns polls that follow each other.
     *
     * @param poll returns the poll for hints, or the poll of everything if there are none
     * @param closed fails when the client is closed, and emits nothing else
     */
    <E> Flux<E> polls(Function<Set<?>, Flux<E>> poll, Mono<Void> closed) {
        if (once) {
            return Flux.defer(() -> poll.apply(Set.of()));
        }
        return Flux.deferContextual(context -> Flux.using(
                () -> PollHints.subscribe(hints, context),
                arriving -> start(poll, true, arriving)
                        .concatWith(Mono.defer(() -> next(arriving, closed))
                                .flatMapMany(everything -> start(poll, everything, arriving))
                                .repeat()),
                PollHints::dispose));
    }

    /** Starts a poll as soon as an event is requested: it covers all hints that have arrived by then. */
    private static <E> Flux<E> start(Function<Set<?>, Flux<E>> poll, boolean everything, PollHints arriving) {
        // Without hide(), the poll would be subscribed to at once.
        return Flux.just(everything)
                .hide()
                .concatMap(
                        all -> {
                            Set<Object> taken = arriving.take();
                            return poll.apply(all ? Set.of() : taken);
                        },
                        0);
    }

    /** Returns whether the next poll, which is due, is one of everything. */
    private Mono<Boolean> next(PollHints arriving, Mono<Void> closed) {
        // Looked up for each delay, so that tests can replace Reactor's schedulers by one of virtual time.
        Scheduler scheduler = OffTimerScheduler.shared();
        Duration delay = PollInterval.jittered(interval);
        return Mono.firstWithSignal(
                arriving.arrival().thenReturn(false),
                Mono.delay(delay, scheduler).thenReturn(true),
                closed.then(Mono.never()));
    }
}

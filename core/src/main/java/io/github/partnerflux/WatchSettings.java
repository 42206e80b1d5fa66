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
     * @param closed fails when the client is closed
     */
    <E> Flux<E> polls(Function<Set<?>, Flux<E>> poll, Mono<Set<Object>> closed) {
        Flux<E> first = Flux.defer(() -> poll.apply(Set.of()));
        if (once) {
            return first;
        }
        return Flux.using(
                () -> PollHints.subscribe(hints),
                arriving -> first.concatWith(Mono.defer(() -> next(arriving, closed))
                        .<E>flatMapMany(poll)
                        .repeat()),
                PollHints::dispose);
    }

    private Mono<Set<Object>> next(PollHints arriving, Mono<Set<Object>> closed) {
        // Looked up for each delay, so that tests can replace Reactor's schedulers by one of virtual time.
        Scheduler scheduler = OffTimerScheduler.shared();
        Duration delay = PollInterval.jittered(interval);
        Mono<Set<Object>> due = Mono.delay(delay, scheduler).thenReturn(Set.of());
        return Mono.firstWithSignal(arriving.next(), due, closed);
    }
}

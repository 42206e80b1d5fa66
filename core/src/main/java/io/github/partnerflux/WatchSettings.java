// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When a watch polls.
 *
 * @param interval the average delay from the end of a poll of everything to the start of the next one
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
     * @param hintsForEverything whether a poll for hints is one of everything, too
     */
    <E> Flux<E> polls(Function<Set<?>, Flux<E>> poll, Mono<Void> closed, boolean hintsForEverything) {
        if (once) {
            return Flux.defer(() -> poll.apply(Set.of()));
        }
        return Flux.deferContextual(context -> Flux.using(
                () -> PollTriggers.subscribe(hints, context),
                triggers -> Mono.firstWithSignal(triggers.next(), closed)
                        .thenMany(start(poll, triggers, hintsForEverything))
                        .repeat(),
                PollTriggers::close));
    }

    /** Starts a poll as soon as an event is requested: it covers all hints that have arrived by then. */
    private <E> Flux<E> start(Function<Set<?>, Flux<E>> poll, PollTriggers triggers, boolean hintsForEverything) {
        // Without hide(), the poll would be subscribed to at once.
        return Flux.just(triggers)
                .hide()
                .concatMap(
                        trigger -> {
                            Set<Object> taken = trigger.take();
                            Flux<E> events = poll.apply(taken);
                            return taken.isEmpty() || hintsForEverything
                                    ? events.doOnComplete(() -> trigger.startInterval(PollInterval.jittered(interval)))
                                    : events;
                        },
                        0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * A subscription to the events of a fleet whose accounts are added one by one. All methods but the signals are called
 * by the task.
 *
 * @param <T> the type of the items
 */
final class RunningFleet<T> extends BaseSubscriber<FleetEvent<T>> {

    /** The events that are fetched ahead of the task, besides the pages that the fleet itself holds. */
    private static final int CAPACITY = 1_024;

    private static final int BATCH = CAPACITY / 4;

    private final Function<Flux<FleetAccount>, Flux<FleetEvent<T>>> listing;
    private final Availability availability;
    private final Sinks.Many<FleetAccount> accounts = Sinks.many().unicast().onBackpressureBuffer();
    private final Queue<FleetEvent<T>> events =
            Queues.<FleetEvent<T>>get(CAPACITY).get();

    private boolean started;
    private int taken;
    private volatile @Nullable Throwable failure;

    /**
     * @param listing returns the events of the accounts that a publisher emits; called with the first account
     * @param availability is signalled when there is an event
     */
    RunningFleet(Function<Flux<FleetAccount>, Flux<FleetEvent<T>>> listing, Availability availability) {
        this.listing = listing;
        this.availability = availability;
    }

    void add(FleetAccount account) {
        if (!started) {
            started = true;
            listing.apply(accounts.asFlux()).subscribe(this);
        }
        // Without effect if the fleet has failed, which the task sees when it polls.
        accounts.tryEmitNext(account);
    }

    boolean hasNext() {
        return !events.isEmpty() || failure != null;
    }

    /**
     * Returns the next event, or {@code null} if there is none yet.
     *
     * @throws IllegalStateException if the fleet has failed as a whole, such as when the client was closed
     */
    @Nullable
    FleetEvent<T> poll() {
        FleetEvent<T> event = events.poll();
        if (event == null) {
            Throwable cause = failure;
            if (cause != null) {
                throw new IllegalStateException("The fleet has failed", cause);
            }
            return null;
        }
        if (++taken == BATCH) {
            taken = 0;
            request(BATCH);
        }
        return event;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(CAPACITY);
    }

    @Override
    protected void hookOnNext(FleetEvent<T> event) {
        // There is room for all events that are requested.
        events.offer(event);
        availability.signal();
    }

    @Override
    protected void hookOnError(Throwable error) {
        failure = error;
        availability.signal();
    }
}

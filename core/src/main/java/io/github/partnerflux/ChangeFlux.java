// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.internal.constraint.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A {@link Flux} that polls a listing and emits what has changed since a {@link Snapshot}.
 *
 * <pre>{@code
 * client.watchConnections(request -> request.catalog("AWS"))
 *         .from(stored) // Snapshot.none() at first
 *         .every(Duration.ofMinutes(15))
 *         .bufferUntil(event -> event instanceof ChangeEvent.Synced)
 *         .concatMap(changes -> storeInOneTransaction(changes)); // the snapshot of Synced, too
 * }</pre>
 *
 * <ul>
 *   <li><b>Polls.</b> A poll lists all items. It emits {@link ChangeEvent.Added} and {@link ChangeEvent.Changed} as
 *       pages arrive, then {@link ChangeEvent.Removed}, and at the end {@link Synced}. Items are compared by ID and
 *       content; one that is listed twice counts once. A connection that was cancelled is {@code Changed}.
 *   <li><b>Removals.</b> Pages are not fetched at the same instant, so that a complete listing may lack an item that
 *       exists. Each item that is missing is therefore requested by its ID, and is {@code Removed} only if it is not
 *       found, or if it no longer matches the {@code connectionType} of the request. For connections, this needs the
 *       permission for {@code GetConnection}.
 *   <li><b>Snapshots.</b> Store the changes and the snapshot of the {@code Synced} after them in one transaction, and
 *       start {@link #from} this snapshot after a restart. For a transaction before the end of a poll, {@link
 *       Snapshot#after} returns the snapshot. After a restart, the changes since the last stored snapshot are emitted
 *       again, except for those that have been undone in the meantime. Therefore apply changes only in the transaction
 *       that stores their snapshot.
 *   <li><b>Failures.</b> A poll that fails permanently ends with {@link PollFailed} instead of {@code Synced}, and the
 *       next poll follows; if the listing fails, nothing is {@code Removed}. The changes before it are valid: the next
 *       poll does not repeat them, and its {@code Synced} covers them. The flux itself fails only if the publisher of
 *       {@link #pollOn} does or if the client is closed. With a client that decorates another one, the polls fail when
 *       that one is closed.
 *   <li><b>Schedule.</b> The first poll starts when an event is requested. The next one follows after {@link #every},
 *       or earlier with {@link #pollOn}, and not before another event is requested.
 *   <li><b>Demand.</b> Pages are fetched as in {@link PagedFlux}, as events are requested. A page without changes is
 *       followed by the next one.
 *   <li><b>Memory.</b> About 30 bytes for each connection, and 75 during a poll. Connections that a poll finds new take
 *       up to 250 bytes each until they are as many as a quarter of the known ones; then they take as much as those.
 *   <li><b>Cancelling.</b> A cancel aborts the request in flight or the delay.
 *   <li><b>Subscribers.</b> Each subscriber polls for itself, from the snapshot on. Its {@code Context} is propagated
 *       to all requests.
 *   <li><b>Threads.</b> As in {@link PagedFlux}. Polls after the first one start on {@code
 *       Schedulers.boundedElastic()}, where the publisher of {@link #pollOn} signals, or where the next event is
 *       requested.
 * </ul>
 *
 * <p>AWS reports some changes as EventBridge events: invitations, and the cancellation of a connection to its other
 * participant. They are a reason to poll now, never a replacement for polling.
 *
 * <p>Immutable: each method returns a new watch.
 *
 * @param <T> the type of the items
 * @see <a
 *     href="https://docs.aws.amazon.com/partner-central/latest/APIReference/API_ListConnections.html">ListConnections
 *     in the AWS Partner Central API Reference</a>
 */
public final class ChangeFlux<T> extends Flux<ChangeEvent<T>> implements Scannable {

    private final Watched<T> watched;
    private final Snapshot from;
    private final WatchSettings settings;
    private final Mono<Void> closed;

    /** This watch, decorated by Reactor's hooks such as {@code Hooks.onOperatorDebug()}. */
    private final Flux<ChangeEvent<T>> events;

    ChangeFlux(Watched<T> watched) {
        this(watched, Snapshot.none(), WatchSettings.DEFAULT, Mono.never());
    }

    private ChangeFlux(Watched<T> watched, Snapshot from, WatchSettings settings, Mono<Void> closed) {
        this.watched = watched;
        this.from = from;
        this.settings = settings;
        this.closed = closed;
        this.events = onAssembly(Flux.defer(() -> settings.polls(new Polls()::next, closed, true)));
    }

    /**
     * Returns a watch that starts from a snapshot: what has changed since then is emitted first.
     *
     * @param snapshot a snapshot that was emitted for the same account and request, or {@link Snapshot#none()}, which
     *     is the default: all items are {@link ChangeEvent.Added}
     * @return another watch
     * @throws IllegalArgumentException if the snapshot is of another request
     */
    public ChangeFlux<T> from(Snapshot snapshot) {
        Objects.requireNonNull(snapshot, "snapshot").requireScope(watched.scope());
        return new ChangeFlux<>(watched, snapshot, settings, closed);
    }

    /**
     * Returns a watch with another interval between polls.
     *
     * @param interval the delay from the end of a poll to the start of the next one; more than 0, up to 1 day. The
     *     default is 5 minutes. Each time, it is shortened or extended at random by up to 20 %
     * @return another watch
     * @throws IllegalArgumentException if the interval is out of range
     */
    public ChangeFlux<T> every(Duration interval) {
        Durations.requirePositiveUpToADay("every", interval);
        return new ChangeFlux<>(watched, from, settings.withInterval(interval), closed);
    }

    /**
     * Returns a watch that also polls as soon as a publisher emits something.
     *
     * @param hints starts a poll with each signal. All signals that arrive during a poll start a single one, right
     *     after it. The watch subscribes to the publisher when it is subscribed to itself, with unbounded demand, and
     *     fails after the current poll if the publisher fails. If it completes, the watch continues. Replaces an
     *     earlier publisher
     * @return another watch
     */
    public ChangeFlux<T> pollOn(Publisher<?> hints) {
        Flux<String> coalesced =
                Flux.from(Objects.requireNonNull(hints, "hints")).map(hint -> "now");
        return new ChangeFlux<>(watched, from, settings.withHints(coalesced), closed);
    }

    /**
     * Returns a watch whose first poll does not emit the items that exist already if there is no snapshot: only
     * {@link Synced}.
     *
     * @return another watch
     */
    public ChangeFlux<T> baseline() {
        return new ChangeFlux<>(watched, from, settings.withBaseline(), closed);
    }

    /**
     * Returns a watch that polls only once and then completes, whether the poll succeeded or failed.
     *
     * @return another watch
     */
    public ChangeFlux<T> once() {
        return new ChangeFlux<>(watched, from, settings.withOnce(), closed);
    }

    /**
     * Returns a watch that ends when its client is closed.
     *
     * @param other fails when the client is closed, immediately if it is closed already
     */
    ChangeFlux<T> untilClosed(Mono<Void> other) {
        return new ChangeFlux<>(watched, from, settings, other);
    }

    @Override
    public void subscribe(CoreSubscriber<? super ChangeEvent<T>> actual) {
        events.subscribe(actual);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }

    @Override
    public String stepName() {
        return "watch";
    }

    /** The polls of one subscriber, each from what the one before it has found. */
    private final class Polls {

        private Snapshot known = from;
        private boolean silent = settings.baseline() && from.isNone();

        Flux<ChangeEvent<T>> next(Set<?> hints) {
            Poll<T> poll = new Poll<>(watched, known, silent);
            return poll.events()
                    .doOnNext(event -> {
                        if (event instanceof Synced<T> synced) {
                            known = synced.snapshot();
                            silent = false;
                        }
                    })
                    .onErrorResume(error -> {
                        if (!silent) {
                            known = poll.snapshot();
                        }
                        return failed(error);
                    });
        }

        /** A closed client ends the watch. */
        private Mono<ChangeEvent<T>> failed(Throwable error) {
            return Mono.firstWithSignal(closed.then(Mono.never()), Mono.just(new PollFailed<>(error)));
        }
    }
}

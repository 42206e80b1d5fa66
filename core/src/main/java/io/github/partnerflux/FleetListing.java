// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.exception.PaginationException;
import io.github.partnerflux.internal.call.AttemptGate;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.failure.Failure;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * The listing of one account of a fleet. Its fields belong to the fleet's drain loop, apart from the page in flight,
 * which a cancel aborts.
 */
final class FleetListing<T> implements Fetch.Receiver<Page<T>>, AttemptGate {

    /** Receives what happens to the listings, on any thread. */
    interface Fleet<T> {

        Context currentContext();

        void onPage(FleetListing<T> listing, Page<T> page);

        void onFailure(FleetListing<T> listing, Throwable failure);

        /** An attempt has failed: until the next one is admitted, the listing needs no place. */
        void onParked(FleetListing<T> listing, boolean throttled);

        /** The next attempt is due. */
        void onDue(FleetListing<T> listing);
    }

    private final FleetAccount account;
    private final Fleet<T> fleet;
    private final FleetCredentials credentials;
    private final AttemptRate rate;
    private final PageFetcher<T> pages;
    private final PageTokens tokens;

    private volatile @Nullable Fetch<Page<T>> fetch;

    /** Admits the next attempt of a page whose last attempt has failed. */
    private volatile Sinks.@Nullable Empty<Void> due;

    private Checkpoint next;
    private boolean holdsPlace;
    private long items;
    private long attempts;
    private long throttled;

    /**
     * @throws IllegalArgumentException if the account's checkpoint is of another listing
     */
    FleetListing(FleetAccount account, FleetSource<T> source, AttemptRate rate, Fleet<T> fleet) {
        this.account = account;
        this.fleet = fleet;
        this.rate = rate;
        this.credentials = new FleetCredentials(account, source.credentials());
        this.pages = source.pages(account, credentials, this);
        this.next = pages.startFrom(account.from());
        this.tokens = new PageTokens(next.token());
    }

    String key() {
        return account.key();
    }

    AttemptRate rate() {
        return rate;
    }

    boolean isAtEnd() {
        return next.isEnd();
    }

    boolean holdsPlace() {
        return holdsPlace;
    }

    void setHoldsPlace(boolean value) {
        holdsPlace = value;
    }

    /** Starts the next attempt, which has a place: of the next page, or of the page that is in flight. */
    void start() {
        attempts++;
        Sinks.Empty<Void> waiting = due;
        if (waiting != null) {
            due = null;
            waiting.tryEmitEmpty();
            return;
        }
        Fetch<Page<T>> started = new Fetch<>(pages.operation(), false, this);
        fetch = started;
        pages.fetch(next.token()).subscribe(started);
    }

    /** Aborts the page in flight, and closes the credentials provider. Called on any thread, possibly repeatedly. */
    void abort() {
        Fetch<Page<T>> inFlight = fetch;
        if (inFlight != null) {
            inFlight.cancel();
        }
        credentials.close();
    }

    /** The first attempt of a page is started with its place; each other one waits for a place of its own. */
    @Override
    public <R> Mono<R> admit(Mono<R> attempt) {
        return new AdmittedAttempts(this::waitForPlace, this::parked).admit(attempt);
    }

    private void waitForPlace(Sinks.Empty<Void> admitted) {
        due = admitted;
        fleet.onDue(this);
    }

    private void parked(Throwable failure) {
        fleet.onParked(
                this,
                failure instanceof FailedAttempt failed && failed.failure().kind() == Failure.Kind.THROTTLING);
    }

    void countThrottled() {
        throttled++;
    }

    @Override
    public Context currentContext() {
        return fleet.currentContext();
    }

    @Override
    public void onFetched(Page<T> page) {
        fleet.onPage(this, page);
    }

    @Override
    public void onEnd(Signal<Page<T>> end) {
        Throwable failure = end.getThrowable();
        if (failure != null) {
            fleet.onFailure(this, failure);
        }
    }

    /**
     * Accepts a page.
     *
     * @return its items from the checkpoint on, with their checkpoints
     */
    FleetPage<T> accept(Page<T> page) {
        // Releases the operators of the call: the next one may be far away.
        fetch = null;
        FleetPage<T> accepted = new FleetPage<>(key(), next, page, pages.isResumable());
        items += accepted.remaining();
        next = page.nextToken() == null ? Checkpoint.end() : Checkpoint.of(page.nextToken(), 0);
        return accepted;
    }

    /** Returns what is wrong with the token of the next page, or {@code null}. */
    @Nullable
    PaginationException checkToken() {
        String token = next.token();
        String wrong = token == null ? null : tokens.add(token);
        return wrong == null ? null : new PaginationException(pages.operation(), wrong);
    }

    Completed<T> completed() {
        return new Completed<>(key(), items, attempts, throttled);
    }

    Failed<T> failed(Throwable failure) {
        return new Failed<>(key(), failure, pages.isResumable() ? next : Checkpoint.start(), items);
    }
}

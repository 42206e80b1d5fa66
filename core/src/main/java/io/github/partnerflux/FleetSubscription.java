// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * The subscription to a fleet: starts accounts as places become free, lets them fetch one page after the other in the
 * order in which they became ready, and emits what they list.
 *
 * <p>What happens on other threads is put into the inbox as a task of the drain loop, to which all other fields belong.
 */
final class FleetSubscription<T> extends DrainSubscription<FleetEvent<T>> implements FleetListing.Fleet<T> {

    private final FleetSource<T> source;
    private final FleetSettings settings;
    private final Operators.DeferredSubscription accounts = new Operators.DeferredSubscription();
    private final Disposable.Swap closing = Disposables.swap();
    private final Disposable.Composite timers = Disposables.composite();

    /** Bounded by the tasks that the open accounts may have at once, each of them at most a few. */
    private final Queue<Runnable> inbox =
            Queues.<Runnable>unboundedMultiproducer().get();

    private final Set<FleetListing<T>> open = ConcurrentHashMap.newKeySet();

    /** The keys of the accounts whose ends have not been emitted yet. */
    private final Set<String> keys = new HashSet<>();

    /** Accounts whose key is in use, in the order in which they arrived. */
    private final Map<String, Queue<FleetAccount>> waiting = new HashMap<>();

    /** Listings whose next attempt repeats one that failed; they come first, because their calls have timeouts. */
    private final Queue<FleetListing<T>> due = new ArrayDeque<>();

    /** Listings that wait to fetch their next page. */
    private final Queue<FleetListing<T>> ready = new ArrayDeque<>();

    /** Pages and ends of accounts, in the order in which they are emitted. */
    private final Queue<Object> arrived = new ArrayDeque<>();

    /** Listings whose rate delays their next attempt, and where they wait afterwards. */
    private final Map<FleetListing<T>, Queue<FleetListing<T>>> delayed = new HashMap<>();

    private int inFlight;
    private int waitingPages;
    private long waitingEvents;
    private int endedAccounts;
    private boolean started;
    private boolean closed;
    private boolean allAccountsKnown;
    private @Nullable Throwable failure;

    FleetSubscription(CoreSubscriber<? super FleetEvent<T>> actual, FleetSource<T> source, FleetSettings settings) {
        super(actual);
        this.source = source;
        this.settings = settings;
    }

    /** Watches the client; called once, before the accounts are subscribed to. */
    void start() {
        closing.update(source.closed().subscribe(null, closedClient -> handle(this::endDelays)));
    }

    /** Returns the subscriber to the accounts. */
    CoreSubscriber<FleetAccount> accounts() {
        return new CoreSubscriber<>() {
            @Override
            public Context currentContext() {
                return FleetSubscription.this.currentContext();
            }

            @Override
            public void onSubscribe(Subscription subscription) {
                accounts.set(subscription);
            }

            @Override
            public void onNext(FleetAccount account) {
                Objects.requireNonNull(account, "account");
                handle(() -> open(account));
            }

            @Override
            public void onError(Throwable error) {
                handle(() -> {
                    failure = error;
                    allAccountsKnown = true;
                });
            }

            @Override
            public void onComplete() {
                handle(() -> allAccountsKnown = true);
            }
        };
    }

    private void handle(Runnable task) {
        inbox.add(task);
        drain();
    }

    /** On another thread: the attempt must not wait until this one has left the drain loop. */
    private void handleLater(Runnable task) {
        inbox.add(task);
        try {
            source.delays().schedule(this::drain);
        } catch (RejectedExecutionException e) {
            drain();
        }
    }

    @Override
    boolean step() {
        Runnable task = inbox.poll();
        if (task != null) {
            task.run();
            return true;
        }
        requestAccounts();
        startAttempts();
        if (!arrived.isEmpty()) {
            if (!hasDemand()) {
                return false;
            }
            emitNext();
        } else if (allEnded()) {
            end(failure);
        } else {
            return !inbox.isEmpty();
        }
        return true;
    }

    private boolean allEnded() {
        return allAccountsKnown && open.isEmpty() && arrived.isEmpty() && inbox.isEmpty();
    }

    private void requestAccounts() {
        if (!hasDemand() || allAccountsKnown) {
            return;
        }
        if (!started) {
            started = true;
            accounts.request(settings.maxOpen());
        } else if (endedAccounts > settings.maxOpen() / 4 || (endedAccounts > 0 && ready.isEmpty())) {
            int places = endedAccounts;
            endedAccounts = 0;
            accounts.request(places);
        }
    }

    private void open(FleetAccount account) {
        if (isCancelled()) {
            return;
        }
        if (!keys.add(account.key())) {
            waiting.computeIfAbsent(account.key(), key -> new ArrayDeque<>()).add(account);
            return;
        }
        FleetListing<T> listing;
        try {
            listing = new FleetListing<>(
                    account, source, new AttemptRate(settings.ratePerSecond(), settings.burst()), this);
        } catch (RuntimeException e) {
            // For example, a checkpoint of a listing of other participants.
            add(failed(account, e));
            return;
        }
        if (listing.isAtEnd()) {
            add(listing.completed());
            return;
        }
        open.add(listing);
        ready.add(listing);
    }

    private FleetEvent<T> failed(FleetAccount account, RuntimeException error) {
        return new FleetEvent.Failed<>(account.key(), error, account.from(), 0);
    }

    /**
     * Starts attempts while there are places: pages only if there is demand that nothing meets yet, and repeated
     * attempts in any case, because their calls would time out.
     */
    private void startAttempts() {
        while (inFlight < settings.maxInFlight() && startOne(due)) {
            // Continues with the next one.
        }
        while (inFlight + waitingPages < settings.maxInFlight()
                && inFlight + waitingEvents < demand()
                && startOne(ready)) {
            // Continues with the next one.
        }
    }

    private boolean startOne(Queue<FleetListing<T>> queue) {
        FleetListing<T> listing = queue.poll();
        if (listing == null) {
            return false;
        }
        if (!open.contains(listing)) {
            // Its call has ended while it waited, for example with the timeout of the call.
            return true;
        }
        long delay = closed ? 0 : listing.rate().tryTake(source.nanoTime());
        if (delay > 0) {
            delay(queue, listing, delay);
            return true;
        }
        inFlight++;
        listing.setHoldsPlace(true);
        listing.start();
        if (isCancelled()) {
            // A concurrent cancel may not have seen the page in flight yet.
            listing.abort();
        }
        return true;
    }

    private void delay(Queue<FleetListing<T>> queue, FleetListing<T> listing, long nanos) {
        delayed.put(listing, queue);
        Disposable.Swap timer = Disposables.swap();
        timers.add(timer);
        try {
            timer.update(source.delays()
                    .schedule(
                            () -> {
                                timers.remove(timer);
                                handle(() -> endDelay(listing));
                            },
                            nanos,
                            TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            endDelays();
        }
    }

    private void endDelay(FleetListing<T> listing) {
        Queue<FleetListing<T>> queue = delayed.remove(listing);
        if (queue != null) {
            queue.add(listing);
        }
    }

    /** Once the client is closed, no delay ends by itself, and all attempts fail at once. */
    private void endDelays() {
        closed = true;
        List.copyOf(delayed.keySet()).forEach(this::endDelay);
    }

    @Override
    public void onPage(FleetListing<T> listing, Page<T> page) {
        handle(() -> {
            leave(listing);
            FleetPage<T> accepted = listing.accept(page);
            if (accepted.remaining() > 0) {
                arrived.add(accepted);
                waitingPages++;
                waitingEvents += accepted.remaining();
            }
            Throwable cycle = listing.checkToken();
            if (cycle != null) {
                finish(listing, listing.failed(cycle));
            } else if (listing.isAtEnd()) {
                finish(listing, listing.completed());
            } else {
                ready.add(listing);
            }
        });
    }

    @Override
    public void onFailure(FleetListing<T> listing, Throwable error) {
        handle(() -> {
            leave(listing);
            finish(listing, listing.failed(error));
        });
    }

    @Override
    public void onParked(FleetListing<T> listing, boolean throttled) {
        handleLater(() -> {
            leave(listing);
            if (throttled) {
                listing.countThrottled();
            }
        });
    }

    @Override
    public void onDue(FleetListing<T> listing) {
        handleLater(() -> due.add(listing));
    }

    private void leave(FleetListing<T> listing) {
        if (listing.holdsPlace()) {
            listing.setHoldsPlace(false);
            inFlight--;
        }
    }

    private void finish(FleetListing<T> listing, FleetEvent<T> end) {
        open.remove(listing);
        delayed.remove(listing);
        listing.abort();
        add(end);
    }

    private void add(FleetEvent<T> end) {
        arrived.add(end);
        waitingEvents++;
    }

    @SuppressWarnings("unchecked") // Contains pages and events only.
    private void emitNext() {
        Object next = arrived.element();
        waitingEvents--;
        if (next instanceof FleetPage<?> page) {
            FleetEvent<T> item = ((FleetPage<T>) page).take();
            if (page.remaining() == 0) {
                arrived.remove();
                waitingPages--;
            }
            emit(item);
        } else {
            arrived.remove();
            // Not before: with a slow subscriber, any number of accounts could end otherwise.
            endedAccounts++;
            FleetEvent<T> end = (FleetEvent<T>) next;
            emit(end);
            releaseKey(end.account());
        }
    }

    private void releaseKey(String key) {
        keys.remove(key);
        Queue<FleetAccount> accountsOfKey = waiting.get(key);
        if (accountsOfKey == null) {
            return;
        }
        FleetAccount first = accountsOfKey.remove();
        if (accountsOfKey.isEmpty()) {
            waiting.remove(key);
        }
        open(first);
    }

    @Override
    void abort() {
        accounts.cancel();
        closing.dispose();
        timers.dispose();
        open.forEach(FleetListing::abort);
    }

    @Override
    void release() {
        // The pages among the tasks are discarded with the others.
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
        Context context = currentContext();
        for (Object element : arrived) {
            if (element instanceof FleetPage<?> page) {
                Operators.onDiscardMultiple(page.rest(), context);
            }
        }
        arrived.clear();
        ready.clear();
        due.clear();
        delayed.clear();
        keys.clear();
        waiting.clear();
    }

    @Override
    public String stepName() {
        return "fleet";
    }
}

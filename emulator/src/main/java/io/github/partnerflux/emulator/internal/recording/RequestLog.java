// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The requests received so far, and the futures of those to come.
 *
 * @param <R> the type in which users see a request
 */
public final class RequestLog<R> {

    private final boolean keep;
    private final Function<Exchange, R> view;
    private final Object lock = new Object();
    private final List<Kept<R>> kept = new ArrayList<>();
    private final Map<Integer, CompletableFuture<R>> awaited = new HashMap<>();
    private int count;

    public RequestLog(boolean keep, Function<Exchange, R> view) {
        this.keep = keep;
        this.view = view;
    }

    /**
     * Adds the exchange of what {@code create} creates from its index.
     *
     * @param create called in the order of the indexes, before any caller of {@link #await} is notified; must not block
     * @param exchangeOf returns the exchange
     * @return what was created
     */
    public <T> T add(IntFunction<T> create, Function<T, Exchange> exchangeOf) {
        T created;
        R request;
        CompletableFuture<R> waiter;
        synchronized (lock) {
            created = create.apply(count++);
            Exchange exchange = exchangeOf.apply(created);
            request = view.apply(exchange);
            if (keep) {
                kept.add(new Kept<>(exchange, request));
            }
            waiter = awaited.remove(exchange.index());
        }
        // Outside the lock: completing runs code of users.
        if (waiter != null) {
            waiter.complete(request);
        }
        return created;
    }

    public List<R> snapshot() {
        synchronized (lock) {
            return kept.stream().map(Kept::view).toList();
        }
    }

    public List<Exchange> exchanges() {
        synchronized (lock) {
            return kept.stream().map(Kept::exchange).toList();
        }
    }

    public boolean keepsRequests() {
        return keep;
    }

    public int count() {
        synchronized (lock) {
            return count;
        }
    }

    public void clear() {
        synchronized (lock) {
            kept.clear();
            count = 0;
        }
    }

    public CompletableFuture<R> await(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but is " + index);
        }
        synchronized (lock) {
            if (index < kept.size()) {
                return CompletableFuture.completedFuture(kept.get(index).view());
            }
            if (index < count) {
                throw new IllegalStateException("request " + index + " has been received but not kept");
            }
            return awaited.computeIfAbsent(index, i -> new CompletableFuture<>())
                    .copy();
        }
    }

    /** An exchange, and what users see of it. */
    private record Kept<R>(Exchange exchange, R view) {}
}

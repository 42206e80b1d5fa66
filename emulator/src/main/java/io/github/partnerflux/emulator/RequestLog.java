package io.github.partnerflux.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The requests received so far, and the futures of those to come. */
final class RequestLog {

    private final boolean keep;
    private final Object lock = new Object();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Map<Integer, CompletableFuture<RecordedRequest>> awaited = new HashMap<>();
    private int count;

    RequestLog(boolean keep) {
        this.keep = keep;
    }

    /** Adds the request that {@code create} creates from its index. */
    RecordedRequest add(IntFunction<RecordedRequest> create) {
        RecordedRequest request;
        CompletableFuture<RecordedRequest> waiter;
        synchronized (lock) {
            request = create.apply(count++);
            if (keep) {
                requests.add(request);
            }
            waiter = awaited.remove(request.index());
        }
        // Outside the lock: completing runs code of users.
        if (waiter != null) {
            waiter.complete(request);
        }
        return request;
    }

    List<RecordedRequest> snapshot() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    int count() {
        synchronized (lock) {
            return count;
        }
    }

    void clear() {
        synchronized (lock) {
            requests.clear();
            count = 0;
        }
    }

    CompletableFuture<RecordedRequest> await(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but is " + index);
        }
        synchronized (lock) {
            if (index < requests.size()) {
                return CompletableFuture.completedFuture(requests.get(index));
            }
            if (index < count) {
                throw new IllegalStateException("request " + index + " has been received but not kept");
            }
            return awaited.computeIfAbsent(index, i -> new CompletableFuture<>())
                    .copy();
        }
    }
}

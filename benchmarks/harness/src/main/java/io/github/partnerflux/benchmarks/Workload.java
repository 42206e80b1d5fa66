package io.github.partnerflux.benchmarks;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** A client's work, and the server's behavior meanwhile. */
public enum Workload {
    /** One listing, as fast as possible. */
    DRAIN(100_000, Duration.ZERO, 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            drain(Flux.from(contestant.list(0)), received);
        }
    },

    /** The listings of many accounts at once. */
    FLEET(1_000, Duration.ofMillis(5), 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            drain(Flux.range(0, ACCOUNTS).flatMap(account -> contestant.list(account), ACCOUNTS), received);
        }
    },

    /** A consumer that needs as much time as the network. */
    SLOW_CONSUMER(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            consumeSlowly(contestant.list(0), received);
        }
    },

    /** The same consumer, with clients that are configured for it. */
    SLOW_CONSUMER_PAGE_AHEAD(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            consumeSlowly(contestant.listPageAhead(0), received);
        }
    },

    /** A subscriber that requests ten items, and then nothing for two seconds. */
    PEEK(1_000, Duration.ZERO, 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) throws InterruptedException {
            BaseSubscriber<T> tenItems = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(10);
                }

                @Override
                protected void hookOnNext(T connection) {
                    received.item();
                }
            };
            Flux.from(contestant.list(0)).subscribe(tenItems);
            Thread.sleep(2_000);
            tenItems.cancel();
        }
    },

    /** One response in five is a throttling error. */
    THROTTLED(5_000, Duration.ZERO, 0.2) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            Set<String> ids = new HashSet<>();
            drain(Flux.from(contestant.list(0)).doOnNext(item -> ids.add(contestant.id(item))), received);
            if (ids.size() != received.items()) {
                throw new IllegalStateException(
                        "received " + received.items() + " connections, of which only " + ids.size() + " are distinct");
            }
        }
    },

    /** The listings of thousands of accounts, each of which the server limits to a rate of its own. */
    LIMITED_FLEET(300, Duration.ofMillis(100), 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            long half = (long) LIMITED_FLEET_ACCOUNTS * connections() / 2;
            contestant
                    .listFleet(LIMITED_FLEET_ACCOUNTS, received::failedAccount)
                    .doOnNext(connection -> {
                        if (received.item() == half) {
                            received.measureLiveHeap();
                        }
                    })
                    .then()
                    .block(LONGEST_ROUND);
        }

        @Override
        public boolean limitsAccounts() {
            return true;
        }
    },

    /** The connections of one account, read repeatedly. */
    UNCHANGED(20_000, Duration.ZERO, 0) {
        @Override
        <T> void run(Contestant<T> contestant, Received received) {
            contestant
                    .readUnchanged()
                    .repeat(4)
                    .doOnNext(received::items)
                    .then()
                    .block(LONGEST_ROUND);
        }
    };

    /** The number of accounts in {@link #FLEET}. */
    public static final int ACCOUNTS = 64;

    /** The number of accounts in {@link #LIMITED_FLEET}. */
    public static final int LIMITED_FLEET_ACCOUNTS = 2_000;

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    private final int connections;
    private final Duration latency;
    private final double throttleRate;

    Workload(int connections, Duration latency, double throttleRate) {
        this.connections = connections;
        this.latency = latency;
        this.throttleRate = throttleRate;
    }

    /** Returns the number of connections that each account has. */
    public int connections() {
        return connections;
    }

    /** Returns the server's delay before each response. */
    public Duration latency() {
        return latency;
    }

    /** Returns the share of throttled responses, from 0 to 1. */
    public double throttleRate() {
        return throttleRate;
    }

    /** Returns whether the server limits the rate of each account. */
    public boolean limitsAccounts() {
        return false;
    }

    /** Runs the workload once. */
    abstract <T> void run(Contestant<T> contestant, Received received) throws InterruptedException;

    private static void consumeSlowly(Publisher<?> connections, Received received) {
        try (PacedWork work = new PacedWork(Duration.ofNanos(200_000))) {
            drain(Flux.from(connections).concatMap(work::on), received);
        }
    }

    private static void drain(Flux<?> connections, Received received) {
        connections.doOnNext(connection -> received.item()).then().block(LONGEST_ROUND);
    }
}

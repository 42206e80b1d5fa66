package io.github.partnerflux.benchmarks;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** A client's work, and the server's behavior meanwhile. */
public enum Workload {
    /** One listing, as fast as possible. */
    DRAIN(100_000, Duration.ZERO, 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return drain(Flux.from(contestant.list(0)));
        }
    },

    /** The listings of many accounts at once. */
    FLEET(1_000, Duration.ofMillis(5), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return drain(Flux.range(0, ACCOUNTS).flatMap(account -> contestant.list(account), ACCOUNTS));
        }
    },

    /** A consumer that needs as much time as the network. */
    SLOW_CONSUMER(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return consumeSlowly(contestant.list(0));
        }
    },

    /** The same consumer, with clients that are configured for it. */
    SLOW_CONSUMER_PAGE_AHEAD(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return consumeSlowly(contestant.listPageAhead(0));
        }
    },

    /** A subscriber that requests ten items, and then nothing for two seconds. */
    PEEK(1_000, Duration.ZERO, 0) {
        @Override
        <T> long run(Contestant<T> contestant) throws InterruptedException {
            LongAdder items = new LongAdder();
            BaseSubscriber<T> tenItems = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(10);
                }

                @Override
                protected void hookOnNext(T connection) {
                    items.increment();
                }
            };
            Flux.from(contestant.list(0)).subscribe(tenItems);
            Thread.sleep(2_000);
            tenItems.cancel();
            return items.sum();
        }
    },

    /** One response in five is a throttling error. */
    THROTTLED(5_000, Duration.ZERO, 0.2) {
        @Override
        <T> long run(Contestant<T> contestant) {
            Set<String> ids = new HashSet<>();
            long items = drain(Flux.from(contestant.list(0)).doOnNext(item -> ids.add(contestant.id(item))));
            if (ids.size() != items) {
                throw new IllegalStateException(
                        "received " + items + " connections, of which only " + ids.size() + " are distinct");
            }
            return items;
        }
    };

    /** The number of accounts in {@link #FLEET}. */
    public static final int ACCOUNTS = 64;

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

    /**
     * Runs the workload once.
     *
     * @return the number of connections received
     */
    abstract <T> long run(Contestant<T> contestant) throws InterruptedException;

    private static long consumeSlowly(Publisher<?> connections) {
        try (PacedWork work = new PacedWork(Duration.ofNanos(200_000))) {
            return drain(Flux.from(connections).concatMap(work::on));
        }
    }

    private static long drain(Flux<?> connections) {
        LongAdder items = new LongAdder();
        connections.doOnNext(connection -> items.increment()).then().block(Duration.ofMinutes(5));
        return items.sum();
    }
}

package io.github.partnerflux.benchmarks;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** What a client is asked to do, and what the server does meanwhile. */
public enum Workload {
    /** One stream, as fast as it goes. */
    DRAIN(100_000, Duration.ZERO, 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return drain(Flux.from(contestant.list(0)));
        }
    },

    /** Many accounts at once. */
    FLEET(1_000, Duration.ofMillis(5), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return drain(Flux.range(0, ACCOUNTS).flatMap(account -> contestant.list(account), ACCOUNTS));
        }
    },

    /** A consumer that takes as long as the network does. */
    SLOW_CONSUMER(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return consumeSlowly(contestant.list(0));
        }
    },

    /** The same, with clients that are told of it. */
    SLOW_CONSUMER_PAGE_AHEAD(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> long run(Contestant<T> contestant) {
            return consumeSlowly(contestant.listPageAhead(0));
        }
    },

    /** Ten items, and then nothing for two seconds. */
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

    /** One answer in five says that the client is to slow down. */
    THROTTLED(5_000, Duration.ZERO, 0.2) {
        @Override
        <T> long run(Contestant<T> contestant) {
            Set<String> ids = new HashSet<>();
            long items = drain(Flux.from(contestant.list(0)).doOnNext(item -> ids.add(contestant.id(item))));
            if (ids.size() != items) {
                throw new IllegalStateException(
                        items + " connections came, but only " + ids.size() + " different ones");
            }
            return items;
        }
    };

    /** As many as the fleet has. */
    public static final int ACCOUNTS = 64;

    private final int connections;
    private final Duration latency;
    private final double throttleRate;

    Workload(int connections, Duration latency, double throttleRate) {
        this.connections = connections;
        this.latency = latency;
        this.throttleRate = throttleRate;
    }

    /** How many connections each account has. */
    public int connections() {
        return connections;
    }

    /** How long the server takes for each answer. */
    public Duration latency() {
        return latency;
    }

    /** The share of the answers that are throttled, from 0 to 1. */
    public double throttleRate() {
        return throttleRate;
    }

    /**
     * Does the work once.
     *
     * @return how many connections came
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

// SPDX-License-Identifier: Apache-2.0
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
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            drain(contestant.list(0, load.pageSize()), contestant, load, received);
        }
    },

    /** The listings of many accounts at once. */
    FLEET(1_000, Duration.ofMillis(5), 0) {
        @Override
        public Load load() {
            return new Load(this, connections(), ACCOUNTS, Contestant.PAGE_SIZE, 1, false);
        }

        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            drain(
                    Flux.range(0, load.accounts())
                            .flatMap(account -> contestant.list(account, load.pageSize()), load.accounts()),
                    contestant,
                    load,
                    received);
        }
    },

    /** A consumer that needs as much time as the network. */
    SLOW_CONSUMER(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            consumeSlowly(contestant.list(0, load.pageSize()), contestant, load, received);
        }
    },

    /** The same consumer, with clients that are configured for it. */
    SLOW_CONSUMER_PAGE_AHEAD(2_500, Duration.ofMillis(20), 0) {
        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            consumeSlowly(contestant.listPageAhead(0, load.pageSize()), contestant, load, received);
        }
    },

    /** A subscriber that requests ten items, and then nothing for two seconds. */
    PEEK(1_000, Duration.ZERO, 0) {
        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) throws InterruptedException {
            BaseSubscriber<T> tenItems = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(10);
                }

                @Override
                protected void hookOnNext(T connection) {
                    received.item(contestant.checksum(connection));
                }
            };
            Flux.from(contestant.list(0, load.pageSize())).subscribe(tenItems);
            Thread.sleep(2_000);
            tenItems.cancel();
        }
    },

    /** One response in five is a throttling error. */
    THROTTLED(5_000, Duration.ZERO, 0.2) {
        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            Set<String> ids = new HashSet<>();
            drain(
                    Flux.from(contestant.list(0, load.pageSize())).doOnNext(item -> ids.add(contestant.id(item))),
                    contestant,
                    load,
                    received);
            if (ids.size() != received.items()) {
                throw new IllegalStateException(
                        "received " + received.items() + " connections, of which only " + ids.size() + " are distinct");
            }
        }
    },

    /** The listings of thousands of accounts, each of which the server limits to a rate of its own. */
    LIMITED_FLEET(300, Duration.ofMillis(100), 0) {
        @Override
        public Load load() {
            return new Load(this, connections(), LIMITED_FLEET_ACCOUNTS, Contestant.PAGE_SIZE, 1, true);
        }

        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            contestant
                    .listFleet(load.accounts(), received::failedAccount)
                    .doOnNext(connection -> received.item(contestant.checksum(connection)))
                    .then()
                    .block(LONGEST_ROUND);
            if (received.failedAccounts() == 0) {
                checkCount(load.items(), received);
                return;
            }
            // Listings may fail after some of their pages.
            long completed = (load.accounts() - received.failedAccounts()) * load.connections();
            if (received.items() < completed) {
                throw new IllegalStateException(
                        "received " + received.items() + " connections instead of at least " + completed);
            }
        }

        @Override
        public boolean limitsAccounts() {
            return true;
        }
    },

    /** The connections of one account, read repeatedly. */
    UNCHANGED(20_000, Duration.ZERO, 0) {
        @Override
        <T> void run(Load load, Contestant<T> contestant, Received received) {
            contestant
                    .readUnchanged()
                    .repeat(READS - 1)
                    .doOnNext(received::items)
                    .then()
                    .block(LONGEST_ROUND);
            checkCount(READS * load.items(), received);
        }
    };

    /** The number of accounts in {@link #FLEET}. */
    public static final int ACCOUNTS = 64;

    /** The number of accounts in {@link #LIMITED_FLEET}. */
    public static final int LIMITED_FLEET_ACCOUNTS = 2_000;

    private static final int READS = 5;
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    private final int connections;
    private final Duration latency;
    private final double throttleRate;

    Workload(int connections, Duration latency, double throttleRate) {
        this.connections = connections;
        this.latency = latency;
        this.throttleRate = throttleRate;
    }

    int connections() {
        return connections;
    }

    /** Returns this workload in its usual size. */
    public Load load() {
        return new Load(this, connections, 1, Contestant.PAGE_SIZE, 1, false);
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
    abstract <T> void run(Load load, Contestant<T> contestant, Received received) throws InterruptedException;

    private static <T> void consumeSlowly(
            Publisher<T> connections, Contestant<T> contestant, Load load, Received received) {
        try (PacedWork work = new PacedWork(Duration.ofNanos(200_000))) {
            drain(Flux.from(connections).concatMap(work::on), contestant, load, received);
        }
    }

    private static <T> void drain(Publisher<T> connections, Contestant<T> contestant, Load load, Received received) {
        Flux.from(connections)
                .doOnNext(connection -> received.item(contestant.checksum(connection)))
                .then()
                .block(LONGEST_ROUND);
        checkCount(load.items(), received);
    }

    private static void checkCount(long expected, Received received) {
        if (received.items() != expected) {
            throw new IllegalStateException("received " + received.items() + " connections instead of " + expected);
        }
    }
}

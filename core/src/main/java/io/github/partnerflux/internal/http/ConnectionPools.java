// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.scheduler.Scheduler;
import reactor.netty.resources.ConnectionProvider;

/** Creates the connection pool of a client. */
final class ConnectionPools {

    private static final int MAX_CONNECTIONS = 128;
    private static final int MAX_PENDING_ACQUIRES = 1_000;
    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(10);
    /** Shorter than what load balancers keep: a connection that the peer has closed costs an attempt. */
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(5);
    /** Limited so that a change of the service's addresses takes effect. */
    private static final Duration MAX_LIFE_TIME = Duration.ofMinutes(5);
    /** Connections that were opened together are not all replaced at the same time. */
    private static final double MAX_LIFE_TIME_VARIANCE_PERCENT = 20;

    private ConnectionPools() {}

    /**
     * Creates a pool without connections.
     *
     * @param customizer the user's own settings
     * @param signals runs what is due in the pool
     */
    static ConnectionProvider create(Consumer<ConnectionProvider.Builder> customizer, Scheduler signals) {
        ConnectionProvider.Builder pool = ConnectionProvider.builder("partnerflux")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_PENDING_ACQUIRES)
                .pendingAcquireTimeout(ACQUIRE_TIMEOUT)
                .maxIdleTime(MAX_IDLE_TIME)
                .maxLifeTime(MAX_LIFE_TIME)
                .maxLifeTimeVariance(MAX_LIFE_TIME_VARIANCE_PERCENT)
                // Not on the static threads that are their default: those outlive the client.
                .evictInBackground(MAX_IDLE_TIME, signals)
                .pendingAcquireTimer((task, delay) -> signals.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS))
                .lifo();
        customizer.accept(pool);
        return pool.build();
    }
}

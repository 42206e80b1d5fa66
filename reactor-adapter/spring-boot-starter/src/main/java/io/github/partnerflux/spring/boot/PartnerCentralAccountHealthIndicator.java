// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.Page;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Checks whether the service can be called by listing one connection, and caches the result. */
final class PartnerCentralAccountHealthIndicator implements ReactiveHealthIndicator {

    private static final int TOO_MANY_REQUESTS = 429;

    private final PartnerCentralAccountClient client;
    private final Check check;

    /** The cached result; concurrent subscribers share a check. */
    private final Mono<Health> health;

    PartnerCentralAccountHealthIndicator(PartnerCentralAccountClient client, Check check) {
        this.client = client;
        this.check = check;
        this.health = Mono.defer(this::checkHealth).cache(check.interval(), check.timer());
    }

    @Override
    public Mono<Health> health() {
        return health;
    }

    private Mono<Health> checkHealth() {
        return client.listConnections(check.request())
                .byPage()
                .take(1)
                .single()
                .timeout(check.timeout(), Mono.error(this::timedOut), check.timer())
                .map(PartnerCentralAccountHealthIndicator::up)
                .onErrorResume(e -> Mono.just(failed(e)))
                .map(builder ->
                        builder.withDetail("catalog", check.request().catalog()).build());
    }

    private TimeoutException timedOut() {
        return new TimeoutException("no response within " + check.timeout());
    }

    private static Health.Builder up(Page<ConnectionSummary> page) {
        return Health.up().withDetail("requestId", page.requestId());
    }

    private static Health.Builder failed(Throwable e) {
        // A service that throttles is available: no reason to take the application out of service.
        boolean isThrottled =
                e instanceof PartnerCentralServiceException service && service.statusCode() == TOO_MANY_REQUESTS;
        return isThrottled ? Health.unknown().withException(e) : Health.down(e);
    }

    /**
     * Settings of a check.
     *
     * @param request lists one connection
     * @param interval how long a result is cached
     * @param timeout of the request
     * @param timer measures the interval and the timeout
     */
    record Check(ListConnectionsRequest request, Duration interval, Duration timeout, Scheduler timer) {}
}

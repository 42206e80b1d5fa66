package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.model.ListConnectionsRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import reactor.core.scheduler.Schedulers;

/**
 * With {@code management.health.partnerflux.enabled=true}, adds {@code partnerCentralAccount} to the health endpoint of Spring
 * Boot 4: up if the service lists a connection, unknown if it throttles, else down. Off by default, whatever
 * {@code management.health.defaults.enabled} is, because a check is a request to AWS.
 *
 * <p>A check is one request for one connection through the application's client, never retried, and its result is valid for
 * {@code partnerflux.health.interval}, however often health is requested.
 *
 * <p>It says nothing of the application itself, so that it does not belong in a liveness probe.
 */
@AutoConfiguration(after = PartnerCentralAccountAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
@ConditionalOnBooleanProperty(name = "partnerflux.enabled", matchIfMissing = true)
@Conditional(OnHealthEnabledCondition.class)
@ConditionalOnSingleCandidate(PartnerCentralAccountClient.class)
@EnableConfigurationProperties(PartnerfluxProperties.class)
public final class PartnerCentralAccountHealthAutoConfiguration {

    PartnerCentralAccountHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "partnerCentralAccountHealthIndicator")
    PartnerCentralAccountHealthIndicator partnerCentralAccountHealthIndicator(
            PartnerfluxProperties properties, PartnerCentralAccountClient client) {
        PartnerfluxProperties.Health health = properties.health();
        ListConnectionsRequest.Builder request =
                ListConnectionsRequest.builder().maxResults(1);
        Setting.apply(
                "partnerflux.health.catalog",
                "Catalog",
                health.catalog(),
                catalog -> request.catalog(catalog).build());
        return new PartnerCentralAccountHealthIndicator(
                withoutRetries(client),
                new PartnerCentralAccountHealthIndicator.Check(
                        request.build(), health.validInterval(), health.validTimeout(), Schedulers.parallel()));
    }

    private static PartnerCentralAccountClient withoutRetries(PartnerCentralAccountClient client) {
        try {
            return client.withRetryPolicy(RetryPolicy.none());
        } catch (UnsupportedOperationException e) {
            // The application's own implementation.
            return client;
        }
    }
}

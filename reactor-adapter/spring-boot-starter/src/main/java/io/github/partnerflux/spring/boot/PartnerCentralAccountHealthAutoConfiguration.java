// SPDX-License-Identifier: Apache-2.0
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
 * Auto-configuration of a health indicator for the service, for Spring Boot 4.
 *
 * <p>With {@code management.health.partnerflux.enabled=true}, the health endpoint includes
 * {@code partnerCentralAccount}: up if the service returns a page, unknown if it throttles the request, and down
 * otherwise. It is disabled by default, regardless of {@code management.health.defaults.enabled}, because each check
 * sends a request to AWS.
 *
 * <p>A check requests one connection through the application's client, without retries. Its result is cached for {@code
 * partnerflux.health.interval}.
 *
 * <p>The indicator does not reflect the state of the application itself, and is not suited to a liveness probe.
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
            // An implementation of the application, such as a stub.
            return client;
        }
    }
}

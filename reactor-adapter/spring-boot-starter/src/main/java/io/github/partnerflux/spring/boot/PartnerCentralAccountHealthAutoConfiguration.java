package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.model.ListConnectionsRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import reactor.core.scheduler.Schedulers;

/**
 * With {@code partnerflux.health.enabled=true}, adds {@code partnerCentralAccount} to the health endpoint of Spring Boot 4: up
 * if the service lists a connection, unknown if it throttles, else down.
 *
 * <p>A check is one request for one connection, never retried, and its result is good for {@code partnerflux.health.interval},
 * however often health is asked for. It is made through a client of its own, which is like the auto-configured one but for its
 * retry policy. If the application has made its client itself, that one is checked, with its retries.
 *
 * <p>It says nothing of the application itself, so that it does not belong in a liveness probe.
 */
@AutoConfiguration(after = PartnerCentralAccountAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
@ConditionalOnProperty(name = "partnerflux.health.enabled", havingValue = "true")
@ConditionalOnSingleCandidate(PartnerCentralAccountClient.class)
@EnableConfigurationProperties(PartnerfluxProperties.class)
public final class PartnerCentralAccountHealthAutoConfiguration {

    PartnerCentralAccountHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "partnerCentralAccountHealthIndicator")
    PartnerCentralAccountHealthIndicator partnerCentralAccountHealthIndicator(
            PartnerfluxProperties properties,
            ObjectProvider<PartnerCentralAccountClientFactory> factory,
            PartnerCentralAccountClient client) {
        PartnerfluxProperties.Health health = properties.health();
        ListConnectionsRequest.Builder request =
                ListConnectionsRequest.builder().maxResults(1);
        Setting.apply(
                "partnerflux.health.catalog",
                "Catalog",
                health.catalog(),
                catalog -> request.catalog(catalog).build());
        PartnerCentralAccountHealthIndicator.Check check = new PartnerCentralAccountHealthIndicator.Check(
                request.build(), health.validInterval(), health.validTimeout(), Schedulers.parallel());
        PartnerCentralAccountClientFactory ours = factory.getIfAvailable();
        return ours == null
                ? new PartnerCentralAccountHealthIndicator(client, check, () -> {})
                : withOwnClient(ours.create(builder -> builder.retryPolicy(RetryPolicy.none())), check);
    }

    private static PartnerCentralAccountHealthIndicator withOwnClient(
            PartnerCentralAccountClient client, PartnerCentralAccountHealthIndicator.Check check) {
        return new PartnerCentralAccountHealthIndicator(client, check, client::close);
    }
}

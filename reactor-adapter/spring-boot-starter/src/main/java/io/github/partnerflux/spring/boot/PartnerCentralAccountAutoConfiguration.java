package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * Gives an application a {@link PartnerCentralAccountClient}, unless it has one of its own, and closes it with the context.
 *
 * <pre>{@code
 * @RestController
 * class ConnectionController {
 *
 *     private final PartnerCentralAccountClient client;
 *
 *     ConnectionController(PartnerCentralAccountClient client) {
 *         this.client = client;
 *     }
 *
 *     @GetMapping("/connections")
 *     Flux<ConnectionSummary> connections() {
 *         return client.listConnections(request -> request.catalog("AWS"));
 *     }
 * }
 * }</pre>
 *
 * <p>The client is made from the properties {@code partnerflux.*} and, where the application has them, these beans:
 *
 * <ul>
 *   <li>the {@code AwsCredentialsProvider}, or any other {@code IdentityProvider} of AWS credentials, in place of the AWS SDK's
 *       default chain. If there are several, one must be primary or named {@code partnerCentralAccountCredentialsProvider}.
 *   <li>the {@code ObservationRegistry}.
 *   <li>{@link PartnerCentralAccountClientCustomizer}s, which have the last word.
 *   <li>{@link PartnerCentralAccountConnectionDetails}, which tests bring.
 *   <li>the {@code AwsRegionProvider}, but only with {@code partnerflux.use-aws-region-provider=true}: the service is in
 *       us-east-1 only, and the region in which the rest of the application works would lead nowhere.
 * </ul>
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            // Boot 3
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration"
        })
@ConditionalOnMissingBean(PartnerCentralAccountClient.class)
@EnableConfigurationProperties(PartnerfluxProperties.class)
public final class PartnerCentralAccountAutoConfiguration {

    PartnerCentralAccountAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(PartnerCentralAccountConnectionDetails.class)
    PropertiesConnectionDetails partnerCentralAccountConnectionDetails(
            PartnerfluxProperties properties, ObjectProvider<AwsRegionProvider> regionProvider) {
        return new PropertiesConnectionDetails(properties, regionProvider);
    }

    @Bean
    PartnerCentralAccountClientFactory partnerCentralAccountClientFactory(
            PartnerfluxProperties properties,
            PartnerCentralAccountConnectionDetails details,
            // Of several and none primary, Spring takes the one that is named as this parameter.
            ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> partnerCentralAccountCredentialsProvider,
            ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<PartnerCentralAccountClientCustomizer> customizers) {
        return new PartnerCentralAccountClientFactory(
                properties, details, partnerCentralAccountCredentialsProvider, observationRegistry, customizers);
    }

    @Bean(destroyMethod = "close")
    PartnerCentralAccountClient partnerCentralAccountClient(PartnerCentralAccountClientFactory factory) {
        return factory.create(builder -> {});
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * Auto-configuration of a {@link PartnerCentralAccountClient}, unless the application defines one. The client is closed
 * with the context.
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
 * <p>The client is created from the properties {@code partnerflux.*} and from these beans of the application, all of
 * them optional:
 *
 * <ul>
 *   <li>{@code AwsCredentialsProvider}, or any other {@code IdentityProvider} of AWS credentials, in place of the AWS
 *       SDK's default provider chain. If there are several, one must be primary or named {@code
 *       partnerCentralAccountCredentialsProvider}.
 *   <li>{@code ObservationRegistry}
 *   <li>{@link PartnerCentralAccountClientCustomizer}s, which are applied last
 *   <li>{@link PartnerCentralAccountConnectionDetails}, such as those of an emulator in tests
 *   <li>{@code AwsRegionProvider}, only with {@code partnerflux.use-aws-region-provider=true}: the service is available
 *       in us-east-1 only, regardless of the region in which the application runs.
 *   <li>{@code ReactorResourceFactory}, whose event loops the client shares, as Spring Boot's {@code WebClient} does
 * </ul>
 *
 * <p><b>Another account.</b> A view of the client shares its connections and threads. It must not be a default
 * candidate, since it would replace the auto-configured client that it is created from:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @Qualifier("otherAccount")
 * PartnerCentralAccountClient otherAccountClient(PartnerCentralAccountClient client) {
 *     return client.withCredentialsProvider(ProfileCredentialsProvider.create("other"));
 * }
 * }</pre>
 *
 * <p><b>Custom clients.</b> Each injected {@link PartnerCentralAccountClient.Builder} is a new one, to which
 * properties, beans and customizers have been applied.
 *
 * <p>{@code partnerflux.enabled=false} disables this auto-configuration.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            // Spring Boot 3
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration",
            "io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "partnerflux.enabled", matchIfMissing = true)
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
            Environment environment,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<SharedEventLoops> eventLoops,
            // If there are several beans and none is primary, Spring injects the one with this parameter's name.
            ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> partnerCentralAccountCredentialsProvider,
            ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<PartnerCentralAccountClientCustomizer> customizers) {
        return new PartnerCentralAccountClientFactory(
                properties,
                details,
                new HttpSettings(properties, sslBundles, eventLoops),
                new StartupMessage(properties, environment),
                partnerCentralAccountCredentialsProvider,
                observationRegistry,
                customizers);
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    PartnerCentralAccountClient.Builder partnerCentralAccountClientBuilder(PartnerCentralAccountClientFactory factory) {
        return factory.builder();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    PartnerCentralAccountClient partnerCentralAccountClient(PartnerCentralAccountClientFactory factory) {
        return factory.create();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactorResourceFactory.class)
    static final class EventLoopsConfiguration {

        // With several factories and none primary, the client creates its own event loops.
        @Bean
        SharedEventLoops partnerCentralAccountEventLoops(ObjectProvider<ReactorResourceFactory> factory) {
            return () -> {
                ReactorResourceFactory resources = factory.getIfUnique();
                return resources == null ? null : resources.getLoopResources();
            };
        }
    }
}

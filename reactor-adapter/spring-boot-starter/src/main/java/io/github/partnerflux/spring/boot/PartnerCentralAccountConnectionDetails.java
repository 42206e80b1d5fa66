// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Details for calling the service: its endpoint and region, and the caller's credentials.
 *
 * <p>By default, the properties specify them. A bean of this type takes precedence over {@code partnerflux.endpoint},
 * {@code partnerflux.region}, {@code partnerflux.use-aws-region-provider} and, if it has an endpoint,
 * {@code partnerflux.fips-enabled}. A test can thus use an emulator, regardless of the application's configuration:
 *
 * <pre>{@code
 * @TestConfiguration(proxyBeanMethods = false)
 * class EmulatorConfiguration {
 *
 *     @Bean
 *     PartnerCentralEmulator emulator() {
 *         return PartnerCentralEmulator.builder().connections(250).start();
 *     }
 *
 *     @Bean
 *     PartnerCentralAccountConnectionDetails connectionDetails(PartnerCentralEmulator emulator) {
 *         return new PartnerCentralAccountConnectionDetails() {
 *             @Override
 *             public URI getEndpoint() {
 *                 return emulator.endpoint();
 *             }
 *
 *             @Override
 *             public AwsCredentialsProvider getCredentialsProvider() {
 *                 return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public interface PartnerCentralAccountConnectionDetails extends ConnectionDetails {

    /**
     * Returns the endpoint of the service.
     *
     * @return the endpoint, or {@code null} for the region's; the scheme {@code http} requires a loopback host or
     *     {@code partnerflux.plaintext-allowed}
     */
    default @Nullable URI getEndpoint() {
        return null;
    }

    /**
     * Returns the region to call and to sign requests for.
     *
     * @return the region, or {@code null} for us-east-1
     */
    default @Nullable Region getRegion() {
        return null;
    }

    /**
     * Returns the provider of the credentials that sign requests.
     *
     * @return the provider, or {@code null} for the application's bean, or else the AWS SDK's default provider chain
     */
    default @Nullable IdentityProvider<? extends AwsCredentialsIdentity> getCredentialsProvider() {
        return null;
    }
}

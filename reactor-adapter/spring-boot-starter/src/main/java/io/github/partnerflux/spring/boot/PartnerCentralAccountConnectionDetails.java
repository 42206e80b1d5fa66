package io.github.partnerflux.spring.boot;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where the service is, and who calls it. By default this is what the properties say; a bean of this type replaces
 * {@code partnerflux.endpoint}, {@code partnerflux.region}, {@code partnerflux.use-aws-region-provider} and, if it has an
 * endpoint, {@code partnerflux.fips-enabled}. So a test plugs an emulator in, whatever the application's configuration says:
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
     * Tells where the service is.
     *
     * @return the endpoint, or {@code null} for the region's; {@code http} only for this machine's loopback, or with
     *     {@code partnerflux.plaintext-allowed}
     */
    default @Nullable URI getEndpoint() {
        return null;
    }

    /**
     * Tells which region to call and to sign for.
     *
     * @return the region, or {@code null} for us-east-1
     */
    default @Nullable Region getRegion() {
        return null;
    }

    /**
     * Tells where credentials come from.
     *
     * @return the provider, or {@code null} for the application's bean, or the AWS SDK's default chain if there is none
     */
    default @Nullable IdentityProvider<? extends AwsCredentialsIdentity> getCredentialsProvider() {
        return null;
    }
}

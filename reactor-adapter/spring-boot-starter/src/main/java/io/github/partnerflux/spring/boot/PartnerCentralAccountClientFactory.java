package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/** Makes clients as properties, beans and customizers say. */
final class PartnerCentralAccountClientFactory {

    private static final String ENDPOINT = "partnerflux.endpoint";
    private static final String FIPS_ENABLED = "partnerflux.fips-enabled";

    private final PartnerfluxProperties properties;
    private final PartnerCentralAccountConnectionDetails details;
    private final ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> credentials;
    private final ObjectProvider<ObservationRegistry> observationRegistry;
    private final ObjectProvider<PartnerCentralAccountClientCustomizer> customizers;

    PartnerCentralAccountClientFactory(
            PartnerfluxProperties properties,
            PartnerCentralAccountConnectionDetails details,
            ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> credentials,
            ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<PartnerCentralAccountClientCustomizer> customizers) {
        this.properties = properties;
        this.details = details;
        this.credentials = credentials;
        this.observationRegistry = observationRegistry;
        this.customizers = customizers;
    }

    /**
     * Makes a client, to be closed by the caller.
     *
     * @param last is called after all customizers
     */
    PartnerCentralAccountClient create(Consumer<PartnerCentralAccountClient.Builder> last) {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();
        setTarget(builder);
        setCredentials(builder);
        builder.retryPolicy(properties.retry().policy());
        Setting.apply(
                "partnerflux.api-call-timeout", "apiCallTimeout", properties.apiCallTimeout(), builder::apiCallTimeout);
        Setting.apply(
                "partnerflux.api-call-attempt-timeout",
                "apiCallAttemptTimeout",
                properties.apiCallAttemptTimeout(),
                builder::apiCallAttemptTimeout);
        observationRegistry.ifAvailable(builder::observationRegistry);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        last.accept(builder);
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw explained(e);
        }
    }

    private void setTarget(PartnerCentralAccountClient.Builder builder) {
        URI endpoint = details.getEndpoint();
        Region region = details.getRegion();
        boolean fips = properties.fipsEnabled();
        if (details instanceof PropertiesConnectionDetails) {
            Setting.apply(ENDPOINT, "endpointOverride", endpoint, builder::endpointOverride);
            Setting.apply("partnerflux.region", "region", region, builder::region);
            if (endpoint != null && fips) {
                throw new InvalidPropertyException(
                        FIPS_ENABLED,
                        FIPS_ENABLED + " does not go with " + ENDPOINT
                                + ": name the FIPS endpoint itself as the endpoint, or leave the endpoint out");
            }
        } else {
            if (endpoint != null) {
                builder.endpointOverride(endpoint);
            }
            if (region != null) {
                builder.region(region);
            }
        }
        builder.plaintextAllowed(properties.plaintextAllowed()).fipsEnabled(fips && endpoint == null);
    }

    private void setCredentials(PartnerCentralAccountClient.Builder builder) {
        IdentityProvider<? extends AwsCredentialsIdentity> provider = details.getCredentialsProvider();
        if (provider != null) {
            builder.credentialsProvider(provider);
        } else {
            // Not the unique one: with several to choose from, the default chain might sign for another account.
            credentials.ifAvailable(builder::credentialsProvider);
        }
    }

    /** In the words of the properties, where they are the cause. */
    private RuntimeException explained(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        URI endpoint = properties.endpoint();
        boolean isOfProperty = endpoint != null
                && details instanceof PropertiesConnectionDetails
                && message.startsWith("endpointOverride")
                && message.contains(endpoint.toString());
        return isOfProperty
                ? new InvalidPropertyException(
                        ENDPOINT,
                        message.replace("endpointOverride", ENDPOINT)
                                .replace("plaintextAllowed", "partnerflux.plaintext-allowed"))
                : e;
    }
}

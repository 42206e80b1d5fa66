// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;

/** Creates clients and builders from properties, beans and customizers. */
final class PartnerCentralAccountClientFactory {

    /** The client's name for the endpoint, which its messages start with. */
    private static final String ENDPOINT_SETTING = "endpointOverride";

    private static final String API_CALL_TIMEOUT = "partnerflux.api-call-timeout";
    private static final String API_CALL_ATTEMPT_TIMEOUT = "partnerflux.api-call-attempt-timeout";

    private static final Logger LOGGER = LoggerFactory.getLogger(PartnerCentralAccountAutoConfiguration.class);

    private final PartnerfluxProperties properties;
    private final PartnerCentralAccountConnectionDetails details;
    private final HttpSettings httpSettings;
    private final StartupMessage startupMessage;
    private final ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> credentials;
    private final ObjectProvider<ObservationRegistry> observationRegistry;
    private final ObjectProvider<PartnerCentralAccountClientCustomizer> customizers;

    PartnerCentralAccountClientFactory(
            PartnerfluxProperties properties,
            PartnerCentralAccountConnectionDetails details,
            HttpSettings httpSettings,
            StartupMessage startupMessage,
            ObjectProvider<IdentityProvider<? extends AwsCredentialsIdentity>> credentials,
            ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<PartnerCentralAccountClientCustomizer> customizers) {
        this.properties = properties;
        this.details = details;
        this.httpSettings = httpSettings;
        this.startupMessage = startupMessage;
        this.credentials = credentials;
        this.observationRegistry = observationRegistry;
        this.customizers = customizers;
    }

    /** Creates a client, which the caller must close, and logs its endpoint and region. */
    PartnerCentralAccountClient create() {
        URI endpoint = details.getEndpoint();
        Region region = details.getRegion();
        PartnerCentralAccountClient client;
        try {
            client = builder(endpoint, region).build();
        } catch (IllegalArgumentException e) {
            throw isCausedByProperties(e, endpoint, region) ? invalidEndpoint(e) : e;
        }
        LOGGER.info(startupMessage.of(
                details, endpoint, region, customizers.stream().count()));
        return client;
    }

    /** Creates a builder to which properties, beans and customizers have been applied. */
    PartnerCentralAccountClient.Builder builder() {
        return builder(details.getEndpoint(), details.getRegion());
    }

    private PartnerCentralAccountClient.Builder builder(@Nullable URI endpoint, @Nullable Region region) {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();
        setTarget(builder, endpoint, region);
        setCredentials(builder);
        httpSettings.apply(builder);
        RetryPolicy retryPolicy = properties.retry().policy();
        if (retryPolicy != null) {
            builder.retryPolicy(retryPolicy);
        }
        setTimeouts(builder);
        observationRegistry.ifAvailable(builder::observationRegistry);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    private void setTimeouts(PartnerCentralAccountClient.Builder builder) {
        Setting.apply(API_CALL_TIMEOUT, "apiCallTimeout", properties.apiCallTimeout(), builder::apiCallTimeout);
        Setting.apply(
                API_CALL_ATTEMPT_TIMEOUT,
                "apiCallAttemptTimeout",
                properties.apiCallAttemptTimeout(),
                builder::apiCallAttemptTimeout);
        Duration call =
                Objects.requireNonNullElse(properties.apiCallTimeout(), PartnerfluxProperties.DEFAULT_API_CALL_TIMEOUT);
        Duration attempt = Objects.requireNonNullElse(
                properties.apiCallAttemptTimeout(), PartnerfluxProperties.DEFAULT_API_CALL_ATTEMPT_TIMEOUT);
        if (attempt.compareTo(call) > 0) {
            LOGGER.warn(
                    "{} of {} exceeds {} of {}: a call times out before an attempt that hangs is aborted and retried",
                    API_CALL_ATTEMPT_TIMEOUT,
                    attempt,
                    API_CALL_TIMEOUT,
                    call);
        }
    }

    private void setTarget(
            PartnerCentralAccountClient.Builder builder, @Nullable URI endpoint, @Nullable Region region) {
        Boolean fips = properties.fipsEnabled();
        if (details instanceof PropertiesConnectionDetails) {
            setEndpoint(builder, endpoint);
            setRegion(builder, region);
            if (endpoint != null && Boolean.TRUE.equals(fips)) {
                throw new InvalidConfigurationPropertyValueException(
                        "partnerflux.fips-enabled",
                        true,
                        "Must not be true together with " + EndpointProperty.NAME
                                + ": set the FIPS endpoint itself as the endpoint, or leave the endpoint out.");
            }
        } else {
            if (endpoint != null) {
                builder.endpointOverride(endpoint);
            }
            if (region != null) {
                builder.region(region);
            }
        }
        builder.plaintextAllowed(properties.plaintextAllowed());
        if (endpoint != null) {
            // Overrides the AWS SDKs' configuration, too: FIPS cannot be combined with an endpoint.
            builder.fipsEnabled(false);
        } else if (fips != null) {
            builder.fipsEnabled(fips);
        }
    }

    private void setCredentials(PartnerCentralAccountClient.Builder builder) {
        IdentityProvider<? extends AwsCredentialsIdentity> provider = details.getCredentialsProvider();
        if (provider != null) {
            builder.credentialsProvider(provider);
        } else {
            // Fails if there are several beans: the default provider chain might sign requests for another account.
            credentials.ifAvailable(builder::credentialsProvider);
        }
    }

    private static void setEndpoint(PartnerCentralAccountClient.Builder builder, @Nullable URI endpoint) {
        if (endpoint == null) {
            return;
        }
        try {
            builder.endpointOverride(endpoint);
        } catch (IllegalArgumentException e) {
            throw invalidEndpoint(e);
        }
    }

    private void setRegion(PartnerCentralAccountClient.Builder builder, @Nullable Region region) {
        if (region == null || properties.hasRegion()) {
            Setting.apply("partnerflux.region", "region", region, builder::region);
            return;
        }
        try {
            builder.region(region);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    PropertiesConnectionDetails.USE_AWS_REGION_PROVIDER,
                    true,
                    "The AwsRegionProvider bean's " + e.getMessage() + ".");
        }
    }

    private static InvalidConfigurationPropertyValueException invalidEndpoint(IllegalArgumentException e) {
        String reason =
                Setting.reason(ENDPOINT_SETTING, e).replace("plaintextAllowed", "partnerflux.plaintext-allowed");
        return EndpointProperty.invalid(reason);
    }

    /** Returns whether a builder without beans and customizers rejects the endpoint with the same message. */
    private boolean isCausedByProperties(IllegalArgumentException e, @Nullable URI endpoint, @Nullable Region region) {
        if (endpoint == null || !(details instanceof PropertiesConnectionDetails)) {
            return false;
        }
        PartnerCentralAccountClient.Builder withoutCustomizers = PartnerCentralAccountClient.builder();
        setTarget(withoutCustomizers, endpoint, region);
        try {
            withoutCustomizers.build().close();
            return false;
        } catch (IllegalArgumentException rejected) {
            return Objects.equals(rejected.getMessage(), e.getMessage());
        }
    }
}

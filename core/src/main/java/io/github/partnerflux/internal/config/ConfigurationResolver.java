// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Endpoints;
import io.github.partnerflux.internal.retry.RetrySettings;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Resolves the configuration of a client from its builder's settings and the standard configuration of the AWS SDKs,
 * with the precedence of the AWS SDK for Java.
 */
public final class ConfigurationResolver {

    private static final Logger LOG = Loggers.getLogger(ConfigurationResolver.class);

    private static final String SERVICE_ENDPOINT_PROPERTY = "aws.endpointUrlPartnerCentralAccount";
    private static final String ENDPOINT_PROPERTY = "aws.endpointUrl";
    private static final String SERVICE_ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT";
    private static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";
    private static final String SERVICE_ENDPOINT_KEY = "partnercentral_account.endpoint_url";
    private static final String ENDPOINT_KEY = "endpoint_url";

    private static final String STANDARD_RETRY_MODE = "standard";
    private static final Set<String> OTHER_RETRY_MODES = Set.of("legacy", "adaptive", "adaptive_v2");

    private final ClientSettings settings;
    private final SettingReader reader;

    private ConfigurationResolver(ClientSettings settings, SettingReader reader) {
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Resolves the configuration, which may read files.
     *
     * @throws IllegalArgumentException if a value is invalid or values conflict; the message names them
     */
    public static ClientConfiguration resolve(ClientSettings settings, AwsEnvironment environment) {
        return new ConfigurationResolver(settings, new SettingReader(environment)).resolve();
    }

    private ClientConfiguration resolve() {
        Sourced<Endpoint> endpoint = endpoint();
        return new ClientConfiguration(
                settings.region(),
                endpoint,
                retryPolicy(),
                new ProxyResolver(reader).resolve(endpoint.value()),
                reader.find(AwsSetting.APPLICATION_ID));
    }

    private Sourced<Endpoint> endpoint() {
        Sourced<Boolean> fips = settings.fips() != null
                ? new Sourced<>(settings.fips(), "fipsEnabled")
                : reader.findBoolean(AwsSetting.USE_FIPS_ENDPOINT);
        Sourced<Endpoint> custom = settings.endpoint() != null
                ? new Sourced<>(settings.endpoint(), "endpointOverride")
                : configuredEndpoint();
        boolean useFips = fips != null && fips.value();
        if (custom == null) {
            return new Sourced<>(
                    Endpoints.of(settings.region(), useFips), useFips && fips != null ? fips.source() : "the region's");
        }
        if (useFips && fips != null) {
            throw new IllegalArgumentException(fips.source() + " cannot be combined with " + custom.source()
                    + ": leave one of them out, or name the FIPS endpoint itself and set fipsEnabled to false");
        }
        if (!settings.plaintextAllowed() && custom.value().isPlaintextBeyondLoopback()) {
            throw new IllegalArgumentException(custom.source() + " must start with https:// unless its host is this"
                    + " machine's loopback or plaintextAllowed is set, but is " + custom.value());
        }
        return custom;
    }

    private @Nullable Sourced<Endpoint> configuredEndpoint() {
        if (reader.isTrue(AwsSetting.IGNORE_CONFIGURED_ENDPOINT_URLS)) {
            return null;
        }
        Sourced<String> url = firstEndpointUrl();
        return url == null ? null : new Sourced<>(Endpoint.parse(url.source(), url.value()), url.source());
    }

    private @Nullable Sourced<String> firstEndpointUrl() {
        Sourced<String> url = reader.property(SERVICE_ENDPOINT_PROPERTY);
        if (url == null) {
            url = reader.property(ENDPOINT_PROPERTY);
        }
        if (url == null) {
            url = reader.variable(SERVICE_ENDPOINT_VARIABLE);
        }
        if (url == null) {
            url = reader.variable(ENDPOINT_VARIABLE);
        }
        if (url == null) {
            url = reader.service(SERVICE_ENDPOINT_KEY);
        }
        if (url == null) {
            url = reader.profile(SERVICE_ENDPOINT_KEY);
        }
        return url != null ? url : reader.profile(ENDPOINT_KEY);
    }

    private Sourced<RetrySettings> retryPolicy() {
        if (settings.retryPolicy() != null) {
            return new Sourced<>(settings.retryPolicy(), "retryPolicy");
        }
        checkRetryMode();
        Sourced<String> maxAttempts = reader.find(AwsSetting.MAX_ATTEMPTS);
        if (maxAttempts == null) {
            return new Sourced<>(RetrySettings.STANDARD, "default");
        }
        return new Sourced<>(RetrySettings.STANDARD.withAttempts(parseAttempts(maxAttempts)), maxAttempts.source());
    }

    private void checkRetryMode() {
        Sourced<String> mode = reader.find(AwsSetting.RETRY_MODE);
        if (mode == null || mode.value().equalsIgnoreCase(STANDARD_RETRY_MODE)) {
            return;
        }
        if (!OTHER_RETRY_MODES.contains(mode.value().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    mode.source() + " must be standard, but is " + ExternalText.excerpt(mode.value()));
        }
        LOG.warn(
                "{} is {}, but Partnerflux has the standard mode only and uses that",
                mode.source(),
                ExternalText.excerpt(mode.value()));
    }

    private static int parseAttempts(Sourced<String> setting) {
        try {
            int attempts = Integer.parseInt(setting.value());
            if (attempts >= 1) {
                return attempts;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException(
                setting.source() + " must be a whole number from 1, but is " + ExternalText.excerpt(setting.value()));
    }
}

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

/** Completes what the program has set by the standard configuration of the AWS SDKs, in the order of the AWS SDK for Java. */
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

    private final ClientSettings set;
    private final SettingReader settings;

    private ConfigurationResolver(ClientSettings set, SettingReader settings) {
        this.set = set;
        this.settings = settings;
    }

    /**
     * Resolves the configuration. Reads files.
     *
     * @throws IllegalArgumentException if a value is wrong or values do not go together; the message names them
     */
    public static ClientConfiguration resolve(ClientSettings set, AwsEnvironment environment) {
        return new ConfigurationResolver(set, new SettingReader(environment)).resolve();
    }

    private ClientConfiguration resolve() {
        Sourced<Endpoint> endpoint = endpoint();
        return new ClientConfiguration(
                set.region(),
                endpoint,
                retryPolicy(),
                new ProxyResolver(settings).resolve(endpoint.value()),
                settings.find(AwsSetting.APPLICATION_ID));
    }

    private Sourced<Endpoint> endpoint() {
        Sourced<Boolean> fips = set.fips() != null
                ? new Sourced<>(set.fips(), "fipsEnabled")
                : settings.findBoolean(AwsSetting.USE_FIPS_ENDPOINT);
        Sourced<Endpoint> custom =
                set.endpoint() != null ? new Sourced<>(set.endpoint(), "endpointOverride") : configuredEndpoint();
        boolean useFips = fips != null && fips.value();
        if (custom == null) {
            return new Sourced<>(
                    Endpoints.of(set.region(), useFips), useFips && fips != null ? fips.source() : "the region's");
        }
        if (useFips && fips != null) {
            throw new IllegalArgumentException(fips.source() + " does not go with " + custom.source()
                    + ": leave one of them out, or name the FIPS endpoint itself and set fipsEnabled to false");
        }
        if (!set.plaintextAllowed() && custom.value().isPlaintextBeyondLoopback()) {
            throw new IllegalArgumentException(custom.source() + " must begin with https:// unless its host is this"
                    + " machine's loopback or plaintextAllowed is set, but is " + custom.value());
        }
        return custom;
    }

    private @Nullable Sourced<Endpoint> configuredEndpoint() {
        if (settings.isTrue(AwsSetting.IGNORE_CONFIGURED_ENDPOINT_URLS)) {
            return null;
        }
        Sourced<String> url = firstEndpointUrl();
        return url == null ? null : new Sourced<>(Endpoint.parse(url.source(), url.value()), url.source());
    }

    private @Nullable Sourced<String> firstEndpointUrl() {
        Sourced<String> url = settings.property(SERVICE_ENDPOINT_PROPERTY);
        if (url == null) {
            url = settings.property(ENDPOINT_PROPERTY);
        }
        if (url == null) {
            url = settings.variable(SERVICE_ENDPOINT_VARIABLE);
        }
        if (url == null) {
            url = settings.variable(ENDPOINT_VARIABLE);
        }
        if (url == null) {
            url = settings.service(SERVICE_ENDPOINT_KEY);
        }
        if (url == null) {
            url = settings.profile(SERVICE_ENDPOINT_KEY);
        }
        return url != null ? url : settings.profile(ENDPOINT_KEY);
    }

    private Sourced<RetrySettings> retryPolicy() {
        if (set.retryPolicy() != null) {
            return new Sourced<>(set.retryPolicy(), "retryPolicy");
        }
        checkRetryMode();
        Sourced<String> maxAttempts = settings.find(AwsSetting.MAX_ATTEMPTS);
        if (maxAttempts == null) {
            return new Sourced<>(RetrySettings.STANDARD, "default");
        }
        return new Sourced<>(RetrySettings.STANDARD.withAttempts(parseAttempts(maxAttempts)), maxAttempts.source());
    }

    private void checkRetryMode() {
        Sourced<String> mode = settings.find(AwsSetting.RETRY_MODE);
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
            // Told below.
        }
        throw new IllegalArgumentException(
                setting.source() + " must be a whole number from 1, but is " + ExternalText.excerpt(setting.value()));
    }
}

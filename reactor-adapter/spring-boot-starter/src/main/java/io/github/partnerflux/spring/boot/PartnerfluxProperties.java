package io.github.partnerflux.spring.boot;

import io.github.partnerflux.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.DeprecatedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The properties. What is {@code null} is left to the client's own defaults; ranges are checked where the client checks them.
 *
 * @param enabled Whether to configure the client and what belongs to it.
 * @param endpoint Where the service is, in place of the region's endpoint; http only for this machine's loopback, or with
 *     partnerflux.plaintext-allowed.
 * @param plaintextAllowed Whether the endpoint may be http beyond this machine's loopback.
 * @param region Region to call and to sign for, whatever the application's other AWS clients use.
 * @param useAwsRegionProvider Whether to take the region from the application's AwsRegionProvider bean if partnerflux.region
 *     is not set. The service is in us-east-1 only, so that this is rarely right.
 * @param fipsEnabled Whether to call the service's FIPS endpoint. Not together with partnerflux.endpoint.
 * @param apiCallTimeout How long one call, or one page of a listing, may take, retries included. Up to 1 day.
 * @param apiCallAttemptTimeout How long one attempt may take before it is aborted and tried again. Up to 1 day.
 * @param connectTimeout How long opening a connection may take. From 1 millisecond to 1 day.
 * @param pool the connections
 * @param proxy the HTTP proxy
 * @param ssl what TLS connections trust and present
 * @param retry how often a failed request is tried again
 * @param health the health indicator
 */
@ConfigurationProperties("partnerflux")
record PartnerfluxProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean plaintextAllowed,
        @Nullable String region,
        @DefaultValue("false") boolean useAwsRegionProvider,
        @Nullable Boolean fipsEnabled,
        @Nullable Duration apiCallTimeout,
        @Nullable Duration apiCallAttemptTimeout,
        @Nullable Duration connectTimeout,
        @DefaultValue Pool pool,
        @DefaultValue Proxy proxy,
        @DefaultValue Ssl ssl,
        @DefaultValue Retry retry,
        @DefaultValue Health health) {

    boolean hasRegion() {
        return region != null && !region.isBlank();
    }

    /** The client's own default; the metadata has it too. */
    static final Duration DEFAULT_API_CALL_TIMEOUT = Duration.ofMinutes(2);

    /** The client's own default; the metadata has it too. */
    static final Duration DEFAULT_API_CALL_ATTEMPT_TIMEOUT = Duration.ofSeconds(35);

    /**
     * The connections.
     *
     * @param maxConnections How many connections there may be at a time. From 1.
     */
    record Pool(@Nullable Integer maxConnections) {}

    /**
     * The HTTP proxy.
     *
     * @param host Host of the HTTP proxy to connect through. None if empty.
     * @param port Port of the HTTP proxy. Required with a host.
     * @param username User name that the HTTP proxy is given.
     * @param password Password that the HTTP proxy is given.
     */
    record Proxy(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password) {

        private static final String HOST = "partnerflux.proxy.host";
        private static final String PORT = "partnerflux.proxy.port";

        /** The host, checked, or {@code null} if there is no proxy. */
        @Nullable
        String validHost() {
            boolean hasHost = host != null && !host.isBlank();
            if (!hasHost && port != null) {
                throw new InvalidConfigurationPropertyValueException(HOST, host, "Must be set where " + PORT + " is.");
            }
            return hasHost ? host : null;
        }

        /** The port, checked. */
        int validPort() {
            if (port == null || port < 1 || port > 65_535) {
                throw new InvalidConfigurationPropertyValueException(
                        PORT, port, "Must be from 1 to 65535, but is " + (port == null ? "not set" : port) + ".");
            }
            return port;
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + "]";
        }
    }

    /**
     * What TLS connections trust and present.
     *
     * @param bundle Name of the SSL bundle, of spring.ssl.bundle.*, for connections to the service.
     */
    record Ssl(@Nullable String bundle) {}

    /**
     * How often a failed request is tried again.
     *
     * @param maxAttempts The attempt at which a transient failure is final, from 1 for the first.
     * @param maxThrottlingAttempts The attempt at which throttling is final, from 1 for the first.
     * @param backoffBase Bound of the first delay after a transient failure; doubles with each retry.
     * @param throttlingBackoffBase Bound of the first delay after throttling; doubles with each retry.
     * @param maxBackoff Bound of every delay.
     */
    record Retry(
            @Nullable Integer maxAttempts,
            @Nullable Integer maxThrottlingAttempts,
            @Nullable Duration backoffBase,
            @Nullable Duration throttlingBackoffBase,
            @Nullable Duration maxBackoff) {

        /** The policy, or {@code null} if nothing is set. */
        @Nullable
        RetryPolicy policy() {
            // Not with the record's equals: the JDK keeps a method handle of the last record that it compared, which
            // keeps the class loader of an undeployed application.
            if (Stream.of(maxAttempts, maxThrottlingAttempts, backoffBase, throttlingBackoffBase, maxBackoff)
                    .allMatch(Objects::isNull)) {
                return null;
            }
            RetryPolicy.Builder policy = RetryPolicy.builder();
            Setting.apply("partnerflux.retry.max-attempts", "maxAttempts", maxAttempts, policy::maxAttempts);
            Setting.apply(
                    "partnerflux.retry.max-throttling-attempts",
                    "maxThrottlingAttempts",
                    maxThrottlingAttempts,
                    policy::maxThrottlingAttempts);
            Setting.apply("partnerflux.retry.backoff-base", "backoffBase", backoffBase, policy::backoffBase);
            Setting.apply(
                    "partnerflux.retry.throttling-backoff-base",
                    "throttlingBackoffBase",
                    throttlingBackoffBase,
                    policy::throttlingBackoffBase);
            Setting.apply("partnerflux.retry.max-backoff", "maxBackoff", maxBackoff, policy::maxBackoff);
            return policy.build();
        }
    }

    /**
     * The health indicator.
     *
     * @param enabled Whether the health endpoint indicates if the service can be called. Costs a small request per interval.
     * @param catalog Catalog in which the check lists one connection.
     * @param interval How long a result is good for. From 1 second to 1 day.
     * @param timeout How long a check may take. Up to 1 day.
     */
    record Health(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("AWS") String catalog,
            @DefaultValue("30s") Duration interval,
            @DefaultValue("10s") Duration timeout) {

        private static final Duration DAY = Duration.ofDays(1);

        /** Read by {@link OnHealthEnabledCondition}. */
        @Override
        @DeprecatedConfigurationProperty(replacement = "management.health.partnerflux.enabled", since = "0.1.0")
        public boolean enabled() {
            return enabled;
        }

        /** The interval, checked. */
        Duration validInterval() {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(DAY) > 0) {
                throw new InvalidConfigurationPropertyValueException(
                        "partnerflux.health.interval", interval, "Must be from 1 s to 1 day, but is " + interval + ".");
            }
            return interval;
        }

        /** The timeout, checked. */
        Duration validTimeout() {
            if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(DAY) > 0) {
                throw new InvalidConfigurationPropertyValueException(
                        "partnerflux.health.timeout",
                        timeout,
                        "Must be more than 0 and up to 1 day, but is " + timeout + ".");
            }
            return timeout;
        }
    }
}

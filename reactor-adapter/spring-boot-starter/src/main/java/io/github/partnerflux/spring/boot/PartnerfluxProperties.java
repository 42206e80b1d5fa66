// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import io.github.partnerflux.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.DeprecatedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The properties {@code partnerflux.*}. {@code null} leaves a setting at the client's default.
 *
 * @param enabled Whether to auto-configure the client and its health indicator.
 * @param endpoint Endpoint of the service, such as https://example.com, in place of the region's. The scheme http
 *     requires a loopback host or partnerflux.plaintext-allowed.
 * @param plaintextAllowed Whether the scheme of the endpoint may be http if its host is not a loopback address.
 * @param region Region to call and to sign requests for, independent of the application's other AWS clients.
 * @param useAwsRegionProvider Whether to use the region of the application's AwsRegionProvider bean if
 *     partnerflux.region is not set. The service is available in us-east-1 only, so this is rarely useful.
 * @param fipsEnabled Whether to call the FIPS endpoint of the service. Cannot be combined with partnerflux.endpoint.
 * @param apiCallTimeout Timeout of a call, which for a listing is one page, including its retries. Up to 1 day.
 * @param apiCallAttemptTimeout Timeout of an attempt, not counting its wait for a free connection. The attempt is then
 *     aborted and retried. Up to 1 day.
 * @param connectTimeout Timeout for opening a connection. From 1 millisecond to 1 day.
 * @param pool the connection pool
 * @param proxy the HTTP proxy
 * @param ssl the TLS settings
 * @param retry the retry policy
 * @param health the health indicator
 */
@ConfigurationProperties("partnerflux")
record PartnerfluxProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String endpoint,
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

    /** The client's default, which the metadata repeats. */
    static final Duration DEFAULT_API_CALL_TIMEOUT = Duration.ofMinutes(2);

    /** The client's default, which the metadata repeats. */
    static final Duration DEFAULT_API_CALL_ATTEMPT_TIMEOUT = Duration.ofSeconds(35);

    /**
     * The connection pool.
     *
     * @param maxConnections Maximum number of connections. At least 1.
     */
    record Pool(@Nullable Integer maxConnections) {}

    /**
     * The HTTP proxy.
     *
     * @param host Host of the HTTP proxy. If empty, no proxy is used.
     * @param port Port of the HTTP proxy. Required with a host.
     * @param username User name for the HTTP proxy.
     * @param password Password for the HTTP proxy.
     */
    record Proxy(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password) {

        private static final String HOST = "partnerflux.proxy.host";
        private static final String PORT = "partnerflux.proxy.port";

        /** Returns the valid host, or {@code null} if no proxy is used. */
        @Nullable
        String validHost() {
            boolean hasHost = host != null && !host.isBlank();
            if (!hasHost && port != null) {
                throw new InvalidConfigurationPropertyValueException(
                        PORT, port, "Requires " + HOST + ", which is not set.");
            }
            return hasHost ? host : null;
        }

        /** Returns the valid port. */
        int validPort() {
            if (port == null) {
                throw new InvalidConfigurationPropertyValueException(
                        HOST, host, "Requires " + PORT + ", which is not set.");
            }
            if (port < 1 || port > 65_535) {
                throw new InvalidConfigurationPropertyValueException(
                        PORT, port, "Must be from 1 to 65535, but is " + port + ".");
            }
            return port;
        }

        /** Omits the credentials. */
        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + "]";
        }
    }

    /**
     * The TLS settings.
     *
     * @param bundle Name of the SSL bundle for connections to the service.
     */
    record Ssl(@Nullable String bundle) {}

    /**
     * The retry policy.
     *
     * @param maxAttempts Maximum number of attempts for transient failures, including the first.
     * @param maxThrottlingAttempts Maximum number of attempts when throttled, including the first.
     * @param backoffBase Upper bound of the first delay after a transient failure. Doubles with each retry.
     * @param throttlingBackoffBase Upper bound of the first delay after throttling. Doubles with each retry.
     * @param maxBackoff Upper bound of all delays.
     */
    record Retry(
            @Nullable Integer maxAttempts,
            @Nullable Integer maxThrottlingAttempts,
            @Nullable Duration backoffBase,
            @Nullable Duration throttlingBackoffBase,
            @Nullable Duration maxBackoff) {

        /** Returns the policy, or {@code null} if nothing is set. */
        @Nullable
        RetryPolicy policy() {
            // Not the record's equals: the JDK caches a method handle of the last record that it compared, which keeps
            // the class loader of an undeployed application reachable.
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
     * @param enabled Whether to enable the health check, which sends a small request per interval.
     * @param catalog Catalog in which the health check lists one connection.
     * @param interval Time for which a result is cached. From 1 second to 1 day.
     * @param timeout Timeout of the health check. Up to 1 day.
     */
    record Health(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("AWS") String catalog,
            @DefaultValue("30s") Duration interval,
            @DefaultValue("10s") Duration timeout) {

        private static final Duration DAY = Duration.ofDays(1);

        /** Returns the deprecated property, which {@link OnHealthEnabledCondition} reads. */
        @Override
        @DeprecatedConfigurationProperty(replacement = "management.health.partnerflux.enabled", since = "0.1.0")
        public boolean enabled() {
            return enabled;
        }

        /** Returns the valid interval. */
        Duration validInterval() {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(DAY) > 0) {
                throw new InvalidConfigurationPropertyValueException(
                        "partnerflux.health.interval", interval, "Must be from 1 s to 1 day, but is " + interval + ".");
            }
            return interval;
        }

        /** Returns the valid timeout. */
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

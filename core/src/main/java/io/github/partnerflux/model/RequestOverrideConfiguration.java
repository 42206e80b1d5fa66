// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import io.github.partnerflux.internal.constraint.Durations;
import io.github.partnerflux.internal.constraint.Headers;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings that override those of the client for one request, as in the AWS SDK.
 *
 * <pre>{@code
 * ListConnectionsRequest request = ListConnectionsRequest.builder()
 *         .catalog("AWS")
 *         .overrideConfiguration(override -> override
 *                 .apiCallTimeout(Duration.ofSeconds(10))
 *                 .putHeader("x-correlation-id", "order-4711"))
 *         .build();
 * }</pre>
 *
 * @param apiCallTimeout the timeout of the call including all attempts, which for a listing is that of each page, or
 *     {@code null} for the client's
 * @param apiCallAttemptTimeout the timeout of an attempt, not counting the wait for a connection of the pool, or {@code
 *     null} for the client's
 * @param headers additional headers to send and to sign, with their names in lower case; unmodifiable
 */
public record RequestOverrideConfiguration(
        @Nullable Duration apiCallTimeout, @Nullable Duration apiCallAttemptTimeout, Map<String, String> headers)
        implements Serializable {

    /**
     * Creates a configuration.
     *
     * @param apiCallTimeout more than 0, up to 1 day, or {@code null} for the client's
     * @param apiCallAttemptTimeout more than 0, up to 1 day, or {@code null} for the client's
     * @param headers headers that the client does not set itself, with values of printable ASCII characters on one
     *     line; copied
     * @throws IllegalArgumentException if a timeout is out of range or a header is invalid
     */
    public RequestOverrideConfiguration {
        if (apiCallTimeout != null) {
            Durations.requirePositiveUpToADay("apiCallTimeout", apiCallTimeout);
        }
        if (apiCallAttemptTimeout != null) {
            Durations.requirePositiveUpToADay("apiCallAttemptTimeout", apiCallAttemptTimeout);
        }
        Map<String, String> checked = new TreeMap<>();
        headers.forEach((name, value) -> checked.put(Headers.requireName(name), Headers.requireValue(name, value)));
        headers = Collections.unmodifiableMap(checked);
    }

    /**
     * Creates a builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder with the values of this configuration.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder().apiCallTimeout(apiCallTimeout).apiCallAttemptTimeout(apiCallAttemptTimeout);
        headers.forEach(builder::putHeader);
        return builder;
    }

    /**
     * Returns a description without the values of the headers, which may be secrets.
     *
     * @return the timeouts and the names of the headers
     */
    @Override
    public String toString() {
        return "RequestOverrideConfiguration[apiCallTimeout=" + apiCallTimeout + ", apiCallAttemptTimeout="
                + apiCallAttemptTimeout + ", headers=" + headers.keySet() + "]";
    }

    /** A builder of {@link RequestOverrideConfiguration}s. Values are checked by {@link #build()}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Duration apiCallTimeout;
        private @Nullable Duration apiCallAttemptTimeout;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /**
         * Sets the timeout of the call including all attempts, which for a listing is that of each page.
         *
         * @param timeout more than 0, up to 1 day, or {@code null} for the client's
         * @return this builder
         */
        public Builder apiCallTimeout(@Nullable Duration timeout) {
            this.apiCallTimeout = timeout;
            return this;
        }

        /**
         * Sets the timeout of an attempt, not counting its wait for a free connection.
         *
         * @param timeout more than 0, up to 1 day, or {@code null} for the client's
         * @return this builder
         */
        public Builder apiCallAttemptTimeout(@Nullable Duration timeout) {
            this.apiCallAttemptTimeout = timeout;
            return this;
        }

        /**
         * Adds a header, or replaces the header with the same name.
         *
         * @param name a name that the client does not set itself; its case is ignored
         * @param value printable ASCII characters on one line
         * @return this builder
         */
        public Builder putHeader(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * Creates the configuration.
         *
         * @return a new configuration
         * @throws IllegalArgumentException if a timeout is out of range or a header is invalid
         */
        public RequestOverrideConfiguration build() {
            return new RequestOverrideConfiguration(apiCallTimeout, apiCallAttemptTimeout, headers);
        }
    }
}

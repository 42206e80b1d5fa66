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
 * Settings for one request in place of the client's, as in the AWS SDK.
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
 * @param apiCallTimeout how long the call, or each page of a listing, may take with its retries; {@code null} for the client's
 * @param apiCallAttemptTimeout how long one attempt may take; {@code null} for the client's
 * @param headers further headers to send and to sign, by their names in lower case; unmodifiable
 */
public record RequestOverrideConfiguration(
        @Nullable Duration apiCallTimeout, @Nullable Duration apiCallAttemptTimeout, Map<String, String> headers)
        implements Serializable {

    /**
     * Creates a configuration.
     *
     * @param apiCallTimeout more than 0, up to 1 day, or {@code null}
     * @param apiCallAttemptTimeout more than 0, up to 1 day, or {@code null}
     * @param headers each with a name that the client does not set itself, and a value of printable ASCII on one line
     * @throws IllegalArgumentException if a timeout is out of range or a header cannot be sent
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
     * Returns a builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder with everything set as in this configuration.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder().apiCallTimeout(apiCallTimeout).apiCallAttemptTimeout(apiCallAttemptTimeout);
        headers.forEach(builder::putHeader);
        return builder;
    }

    /**
     * Describes this configuration, without the values of headers: they may be secrets.
     *
     * @return the timeouts and the names of the headers
     */
    @Override
    public String toString() {
        return "RequestOverrideConfiguration[apiCallTimeout=" + apiCallTimeout + ", apiCallAttemptTimeout="
                + apiCallAttemptTimeout + ", headers=" + headers.keySet() + "]";
    }

    /** Creates {@link RequestOverrideConfiguration}s. Nothing is checked before {@link #build()}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Duration apiCallTimeout;
        private @Nullable Duration apiCallAttemptTimeout;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /**
         * Sets how long the call may take with its retries; for a listing, each page.
         *
         * @param timeout more than 0, up to 1 day, or {@code null} for the client's
         * @return this builder
         */
        public Builder apiCallTimeout(@Nullable Duration timeout) {
            this.apiCallTimeout = timeout;
            return this;
        }

        /**
         * Sets how long one attempt may take.
         *
         * @param timeout more than 0, up to 1 day, or {@code null} for the client's
         * @return this builder
         */
        public Builder apiCallAttemptTimeout(@Nullable Duration timeout) {
            this.apiCallAttemptTimeout = timeout;
            return this;
        }

        /**
         * Adds a header, or replaces the one of the same name.
         *
         * @param name a name that the client does not set itself, in any case
         * @param value printable ASCII on one line
         * @return this builder
         */
        public Builder putHeader(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * Creates the configuration.
         *
         * @return a configuration with what was set
         * @throws IllegalArgumentException if a timeout is out of range or a header cannot be sent
         */
        public RequestOverrideConfiguration build() {
            return new RequestOverrideConfiguration(apiCallTimeout, apiCallAttemptTimeout, headers);
        }
    }
}

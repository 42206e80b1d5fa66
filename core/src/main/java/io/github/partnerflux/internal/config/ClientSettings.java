package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.retry.RetrySettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * What the program has set, and which wins: {@code null} where it has not.
 *
 * @param plaintextAllowed whether an endpoint beyond loopback may be {@code http}
 */
public record ClientSettings(
        Region region,
        @Nullable Endpoint endpoint,
        boolean plaintextAllowed,
        @Nullable Boolean fips,
        @Nullable RetrySettings retryPolicy) {}

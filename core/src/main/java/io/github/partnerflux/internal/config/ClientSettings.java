// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.retry.RetrySettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of a client's builder, which take precedence over the environment; {@code null} if not set.
 *
 * @param plaintextAllowed whether an endpoint that is not a loopback address may be {@code http}
 */
public record ClientSettings(
        Region region,
        @Nullable Endpoint endpoint,
        boolean plaintextAllowed,
        @Nullable Boolean fips,
        @Nullable RetrySettings retryPolicy) {}

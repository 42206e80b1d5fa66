// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.retry.RetrySettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The resolved configuration of a client. Its {@code toString()} contains no secrets.
 *
 * @param proxy the proxy of the environment; one that is set with {@code httpClient} takes precedence
 * @param applicationId the application ID in the User-Agent header
 */
public record ClientConfiguration(
        Region region,
        Sourced<Endpoint> endpoint,
        Sourced<RetrySettings> retryPolicy,
        @Nullable Sourced<Proxy> proxy,
        @Nullable Sourced<String> applicationId) {

    @Override
    public String toString() {
        return "region=" + region + ", endpoint=" + endpoint + ", retryPolicy=" + retryPolicy
                + (proxy == null ? "" : ", proxy=" + proxy)
                + (applicationId == null ? "" : ", applicationId=" + applicationId);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.endpoint;

import io.github.partnerflux.internal.service.ServiceIdentity;
import io.github.partnerflux.internal.text.ExternalText;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The rules for the endpoints of the service. */
public final class Endpoints {

    private static final int HTTPS_PORT = 443;

    private static final String HOST_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Endpoints() {}

    /** Returns the endpoint of the service in a region. The service has only dual-stack host names. */
    public static Endpoint of(Region region, boolean fips) {
        PartitionEndpointKey dualStack =
                PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();
        String suffix = PartitionMetadata.of(region).dnsSuffix(dualStack);
        String host = ServiceIdentity.ENDPOINT_PREFIX + (fips ? "-fips" : "") + "." + region.id() + "." + suffix;
        return new Endpoint("https", host, HTTPS_PORT, "/");
    }

    /** Checks that the ID of a region, which becomes a part of the host name, cannot name another host. */
    public static Region requireValid(Region region) {
        if (!region.id().matches(HOST_LABEL)) {
            throw new IllegalArgumentException(
                    "region must be lower-case letters, digits and hyphens, as in us-east-1, but is "
                            + ExternalText.quoted(region.id()));
        }
        return region;
    }
}

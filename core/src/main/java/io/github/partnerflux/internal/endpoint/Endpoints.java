package io.github.partnerflux.internal.endpoint;

import io.github.partnerflux.internal.service.ServiceIdentity;
import io.github.partnerflux.internal.text.ExternalText;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The service's endpoint rules. */
public final class Endpoints {

    private static final int HTTPS_PORT = 443;

    private static final String HOST_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Endpoints() {}

    /** Returns where the service is in a region. It has only dual-stack names. */
    public static Endpoint of(Region region, boolean fips) {
        PartitionEndpointKey dualStack =
                PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();
        String suffix = PartitionMetadata.of(region).dnsSuffix(dualStack);
        String host = ServiceIdentity.ENDPOINT_PREFIX + (fips ? "-fips" : "") + "." + region.id() + "." + suffix;
        return new Endpoint("https", host, HTTPS_PORT, "/");
    }

    /** A region's name becomes part of a host's, so that it must not be able to name another host. */
    public static Region requireValid(Region region) {
        if (!region.id().matches(HOST_LABEL)) {
            throw new IllegalArgumentException(
                    "region must be lower-case letters, digits and hyphens, as in us-east-1, but is "
                            + ExternalText.quoted(region.id()));
        }
        return region;
    }
}

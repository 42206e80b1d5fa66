// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.regions.Region;

/** Describes the endpoint and the region of a client, and where they are set. */
final class StartupMessage {

    private static final String DEFAULT = " (default)";

    private final PartnerfluxProperties properties;
    private final Environment environment;

    StartupMessage(PartnerfluxProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * Returns the line to log at startup.
     *
     * @param customizers the number of customizers, which may have overridden the connection details
     */
    String of(
            PartnerCentralAccountConnectionDetails details,
            @Nullable URI endpoint,
            @Nullable Region region,
            long customizers) {
        boolean areProperties = details instanceof PropertiesConnectionDetails;
        return "Partner Central Account client: endpoint " + endpoint(endpoint, areProperties)
                + ", region " + region(region, areProperties)
                + (customizers == 0 ? "" : ", then customized by " + customizers + " bean(s)");
    }

    private String endpoint(@Nullable URI endpoint, boolean isProperty) {
        if (endpoint != null) {
            return endpoint + (isProperty ? setting(EndpointProperty.NAME) : bean("connection details"));
        }
        return Boolean.TRUE.equals(properties.fipsEnabled())
                ? "for FIPS" + setting("partnerflux.fips-enabled")
                : "of the AWS SDKs' configuration, or else of the region" + DEFAULT;
    }

    private String region(@Nullable Region region, boolean isProperty) {
        if (region == null) {
            return Region.US_EAST_1.id() + DEFAULT;
        } else if (!isProperty) {
            return region.id() + bean("connection details");
        }
        return region.id() + (properties.hasRegion() ? setting("partnerflux.region") : bean("AwsRegionProvider"));
    }

    private static String bean(String name) {
        return " (" + name + " bean)";
    }

    private String setting(String property) {
        Origin origin = PropertyOrigins.of(property, environment);
        return " (" + property + (origin == null ? "" : ", set in " + origin) + ")";
    }
}

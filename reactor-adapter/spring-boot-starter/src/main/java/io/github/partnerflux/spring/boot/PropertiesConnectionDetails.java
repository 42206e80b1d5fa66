// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** Connection details from the properties. */
final class PropertiesConnectionDetails implements PartnerCentralAccountConnectionDetails {

    static final String USE_AWS_REGION_PROVIDER = "partnerflux.use-aws-region-provider";

    private final PartnerfluxProperties properties;
    private final ObjectProvider<AwsRegionProvider> regionProvider;

    PropertiesConnectionDetails(PartnerfluxProperties properties, ObjectProvider<AwsRegionProvider> regionProvider) {
        this.properties = properties;
        this.regionProvider = regionProvider;
    }

    @Override
    public @Nullable URI getEndpoint() {
        return EndpointProperty.parse(properties.endpoint());
    }

    @Override
    public @Nullable Region getRegion() {
        String region = properties.region();
        if (region != null && properties.hasRegion()) {
            return Region.of(region);
        }
        // Only on request: an application has this bean for its other AWS clients, whose services are in other regions.
        return properties.useAwsRegionProvider() ? providedRegion() : null;
    }

    private Region providedRegion() {
        AwsRegionProvider provider = regionProvider.getIfAvailable();
        if (provider == null) {
            throw new InvalidConfigurationPropertyValueException(
                    USE_AWS_REGION_PROVIDER, true, "Requires an AwsRegionProvider bean, but the application has none.");
        }
        return provider.getRegion();
    }
}

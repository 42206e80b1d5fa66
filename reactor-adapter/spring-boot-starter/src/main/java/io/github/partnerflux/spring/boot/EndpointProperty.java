// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The property {@code partnerflux.endpoint}. Its value may contain a password and is not part of any message. */
final class EndpointProperty {

    static final String NAME = "partnerflux.endpoint";

    /** The text that Actuator shows in place of a value. */
    private static final String SANITIZED_VALUE = "******";

    private EndpointProperty() {}

    /**
     * Returns the URI, or {@code null} if the value is empty.
     *
     * @throws InvalidConfigurationPropertyValueException if the value is not a URI
     */
    static @Nullable URI parse(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return new URI(value.strip());
        } catch (URISyntaxException e) {
            // The message of the exception contains the value.
            throw invalid(
                    "Must be a URI such as https://example.com (" + e.getReason() + " at index " + e.getIndex() + ").");
        }
    }

    /** Creates an exception without the value. */
    static InvalidConfigurationPropertyValueException invalid(String reason) {
        return new InvalidConfigurationPropertyValueException(NAME, SANITIZED_VALUE, reason);
    }
}

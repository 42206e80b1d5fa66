// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains an invalid {@code partnerflux.endpoint} without its value. Spring Boot's analyzer prints the value that it finds in
 * the environment, and an endpoint may contain a password.
 */
// Before Spring Boot's analyzer, which has no order.
@Order(0)
final class InvalidEndpointFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    private final Environment environment;

    InvalidEndpointFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        if (!cause.getName().equals(EndpointProperty.NAME)) {
            return null;
        }
        Origin origin = PropertyOrigins.of(cause.getName(), environment);
        String description = "Invalid value for configuration property '" + cause.getName() + "'"
                + (origin == null ? "" : " (originating from '" + origin + "')")
                + ". Validation failed for the following reason:\n\n" + cause.getReason();
        return new FailureAnalysis(description, "Review the value of the property with the provided reason.", cause);
    }
}

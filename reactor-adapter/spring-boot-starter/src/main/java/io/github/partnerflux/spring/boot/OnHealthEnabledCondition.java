// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the health indicator is enabled. Actuator's own condition would enable it by default, although each check
 * sends a request to AWS.
 */
final class OnHealthEnabledCondition extends SpringBootCondition {

    /** The properties, in order of precedence. */
    private static final List<String> PROPERTIES =
            List.of("management.health.partnerflux.enabled", "partnerflux.health.enabled");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Partnerflux health indicator");
        for (String property : PROPERTIES) {
            Boolean enabled = context.getEnvironment().getProperty(property, Boolean.class);
            if (enabled != null) {
                return new ConditionOutcome(enabled, message.because(property + " is " + enabled));
            }
        }
        return ConditionOutcome.noMatch(message.because("none of " + PROPERTIES + " is set"));
    }
}

package io.github.partnerflux.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Says which property is wrong, and where it is set, in place of a stack trace. */
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    private final Environment environment;

    InvalidPropertyFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        Origin origin = PropertyOrigins.of(cause.property(), environment);
        String description = cause.getMessage() + (origin == null ? "." : ".\n\n    Set in: " + origin);
        String action = "Change " + cause.property() + ", or leave it out for its default.";
        return new FailureAnalysis(description, action, cause);
    }
}

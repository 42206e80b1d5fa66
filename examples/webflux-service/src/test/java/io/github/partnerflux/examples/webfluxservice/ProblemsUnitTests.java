// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.ConfigurationException;
import io.github.partnerflux.exception.CredentialsException;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;

/** The problem details of failures before a request is sent. */
class ProblemsUnitTests {

    @Test
    void invalidConfigurationIsAFailureOfThisService() {
        ProblemDetail problem = Problems.report(new ConfigurationException(
                "ListConnections", "environment variable AWS_MAX_ATTEMPTS must be 1 or more, but is 0", null));

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getDetail()).isEqualTo("This service is not configured correctly.");
    }

    @Test
    void missingCredentialsAreAFailureOfThisService() {
        ProblemDetail problem = Problems.report(new CredentialsException("ListConnections", 1, "no credentials", null));

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getDetail()).isEqualTo("This service has no AWS credentials.");
    }
}

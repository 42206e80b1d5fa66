// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.exception.ConfigurationException;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Converts failures to problem details (RFC 9457).
 *
 * <p>The message of an AWS error is passed on only if it describes the caller's request. Other messages may disclose
 * details of this service, such as the role that it runs as, and are logged only.
 */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Returns the problem of an invalid query parameter. */
    static ProblemDetail ofParameter(String parameter, String violation) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Query parameter " + parameter + ": " + violation);
        problem.setProperty("parameter", parameter);
        return problem;
    }

    /** Returns the problem of a failed listing. Logs the failure if the problem omits its message. */
    static ProblemDetail report(Throwable failure) {
        ProblemDetail problem = describe(failure);
        if (problem.getStatus() >= 500) {
            LOG.warn("A listing failed", failure);
        }
        if (failure instanceof PartnerCentralAccountException e) {
            problem.setProperty("attempts", e.attempts());
        }
        if (failure instanceof PartnerCentralServiceException e && e.requestId() != null) {
            problem.setProperty("requestId", e.requestId());
        }
        return problem;
    }

    private static ProblemDetail describe(Throwable failure) {
        if (failure instanceof ValidationException e) {
            return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } else if (failure instanceof ThrottlingException) {
            // Not 429: AWS throttles all callers of this service together, not this one.
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE, "AWS Partner Central is throttling this service. Try again later.");
        } else if (failure instanceof PartnerCentralTransportException) {
            return problem(HttpStatus.GATEWAY_TIMEOUT, "AWS Partner Central did not respond.");
        } else if (failure instanceof CredentialsException) {
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This service has no AWS credentials.");
        } else if (failure instanceof ConfigurationException) {
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This service is not configured correctly.");
        } else if (failure instanceof PartnerCentralAccountException) {
            // Includes denied access. Not 403: AWS denied access to this service, not to its caller.
            return problem(
                    HttpStatus.BAD_GATEWAY,
                    "AWS Partner Central rejected the request or returned an unusable response.");
        }
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This service failed.");
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}

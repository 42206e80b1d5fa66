package io.github.partnerflux.examples.webfluxservice;

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
 * Failures as problem details (RFC 9457), as whoever asks this service should see them.
 *
 * <p>What AWS says goes on only where it is about the request: a refusal, for example, names the role that this service runs as.
 * The log has all of it.
 */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** A query parameter is wrong. */
    static ProblemDetail ofParameter(String parameter, String what) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Query parameter " + parameter + ": " + what);
        problem.setProperty("parameter", parameter);
        return problem;
    }

    /** A listing failed: tells the log what this service's reader should not see. */
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
            // Not 429: it is not this reader who asks too often, but all of this service's readers together.
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE, "AWS Partner Central is throttling this service. Try again later.");
        } else if (failure instanceof PartnerCentralTransportException) {
            return problem(HttpStatus.GATEWAY_TIMEOUT, "AWS Partner Central did not answer.");
        } else if (failure instanceof CredentialsException) {
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This service has no AWS credentials.");
        } else if (failure instanceof PartnerCentralAccountException) {
            // A refusal too. Not 403: it is this service that was refused, not the reader.
            return problem(
                    HttpStatus.BAD_GATEWAY, "AWS Partner Central refused the request, or its answer was of no use.");
        }
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "This service failed.");
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}

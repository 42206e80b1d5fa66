// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the kind of an error response. Codes and statuses are those that the AWS SDKs retry. */
final class ErrorKinds {

    private static final int TOO_MANY_REQUESTS = 429;

    private static final Set<String> THROTTLING_CODES = Set.of(
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "LimitExceededException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "TransactionInProgressException");

    private static final Set<String> SERVER_ERROR_CODES =
            Set.of("InternalError", "InternalServerException", "RequestTimeout", "RequestTimeoutException");

    private static final Set<Integer> SERVER_ERROR_STATUSES = Set.of(500, 502, 503, 504);

    private static final Set<String> CLOCK_SKEW_CODES =
            Set.of("RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed");

    /** They do not mention time, but a clock that is this far off explains them. */
    private static final Set<String> SIGNATURE_CODES =
            Set.of("AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch");

    private static final Set<Integer> SIGNATURE_STATUSES = Set.of(401, 403);

    private static final Duration NOTABLE_CLOCK_SKEW = Duration.ofMinutes(4);

    private ErrorKinds() {}

    static Kind of(ErrorResponse response) {
        if (isClockSkew(response)) {
            return Kind.CLOCK_SKEW;
        }
        if (response.status() == TOO_MANY_REQUESTS || contains(THROTTLING_CODES, response.code())) {
            return Kind.THROTTLING;
        }
        return SERVER_ERROR_STATUSES.contains(response.status()) || contains(SERVER_ERROR_CODES, response.code())
                ? Kind.SERVER_ERROR
                : Kind.REJECTED;
    }

    private static boolean isClockSkew(ErrorResponse response) {
        if (contains(CLOCK_SKEW_CODES, response.code())) {
            return true;
        }
        boolean denied = SIGNATURE_STATUSES.contains(response.status()) || contains(SIGNATURE_CODES, response.code());
        return denied
                && response.clockSkew() != null
                && response.clockSkew().abs().compareTo(NOTABLE_CLOCK_SKEW) >= 0;
    }

    private static boolean contains(Set<String> codes, @Nullable String code) {
        return code != null && codes.contains(code);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorKindsUnitTests {

    @ParameterizedTest(name = "status {0}, code {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                // Throttling: by status, by code.
                "429, none, THROTTLING",
                "429, NewerException, THROTTLING",
                "429, InternalServerException, THROTTLING",
                "429, ValidationException, THROTTLING",
                "400, BandwidthLimitExceeded, THROTTLING",
                "400, EC2ThrottledException, THROTTLING",
                "400, LimitExceededException, THROTTLING",
                "400, PriorRequestNotComplete, THROTTLING",
                "400, ProvisionedThroughputExceededException, THROTTLING",
                "400, RequestLimitExceeded, THROTTLING",
                "400, RequestThrottled, THROTTLING",
                "400, RequestThrottledException, THROTTLING",
                "400, SlowDown, THROTTLING",
                "400, ThrottledException, THROTTLING",
                "400, Throttling, THROTTLING",
                "400, ThrottlingException, THROTTLING",
                "400, TooManyRequestsException, THROTTLING",
                "400, TransactionInProgressException, THROTTLING",
                "503, SlowDown, THROTTLING",
                // Server errors: by status, by code.
                "500, none, SERVER_ERROR",
                "502, none, SERVER_ERROR",
                "503, none, SERVER_ERROR",
                "504, none, SERVER_ERROR",
                "500, InternalServerException, SERVER_ERROR",
                "500, NewerException, SERVER_ERROR",
                "400, InternalError, SERVER_ERROR",
                "400, InternalServerException, SERVER_ERROR",
                "400, RequestTimeout, SERVER_ERROR",
                "400, RequestTimeoutException, SERVER_ERROR",
                // Anything else.
                "400, none, REJECTED",
                "400, NewerException, REJECTED",
                "400, ValidationException, REJECTED",
                "400, ExpiredTokenException, REJECTED",
                "400, throttlingexception, REJECTED",
                "402, ServiceQuotaExceededException, REJECTED",
                "403, AccessDeniedException, REJECTED",
                "403, ExpiredToken, REJECTED",
                "404, ResourceNotFoundException, REJECTED",
                "408, none, REJECTED",
                "409, ConflictException, REJECTED",
                "425, none, REJECTED",
                "501, none, REJECTED",
                "505, none, REJECTED",
                "599, none, REJECTED",
                "307, none, REJECTED"
            })
    void dependsOnStatusAndCode(int status, @Nullable String code, Kind expected) {
        assertThat(ErrorKinds.of(response(status, code, null))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "status {0}, code {1}, clock skew {2}: {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "400, RequestTimeTooSkewed, none, CLOCK_SKEW",
                "400, RequestExpired, PT1S, CLOCK_SKEW",
                "400, RequestInTheFuture, PT0S, CLOCK_SKEW",
                "403, InvalidSignatureException, PT4M, CLOCK_SKEW",
                "403, InvalidSignatureException, PT-4M, CLOCK_SKEW",
                "403, InvalidSignatureException, PT3M59S, REJECTED",
                "403, InvalidSignatureException, none, REJECTED",
                "400, SignatureDoesNotMatch, PT10M, CLOCK_SKEW",
                "400, AuthFailure, PT10M, CLOCK_SKEW",
                "401, none, PT10M, CLOCK_SKEW",
                "403, AccessDeniedException, PT10M, CLOCK_SKEW",
                "400, ValidationException, PT10M, REJECTED"
            })
    void dependsOnTheClockSkew(int status, @Nullable String code, @Nullable Duration clockSkew, Kind expected) {
        assertThat(ErrorKinds.of(response(status, code, clockSkew))).isEqualTo(expected);
    }

    private static ErrorResponse response(int status, @Nullable String code, @Nullable Duration clockSkew) {
        return new ErrorResponse(status, code, null, null, null, clockSkew, null, null, null, List.of());
    }
}

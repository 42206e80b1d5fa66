// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.call.ExceptionFactory;
import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.TestAttempts;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures of attempts. */
final class Failures {

    private Failures() {}

    static FailedAttempt service(Kind kind, int status, int attempt, @Nullable Duration retryAfter) {
        return failed(
                attempt,
                Failure.of(
                        kind,
                        new ErrorResponse(
                                status, null, "request-1", "message", retryAfter, null, null, null, null, List.of())));
    }

    static FailedAttempt throttled(int attempt) {
        return service(Kind.THROTTLING, 429, attempt, null);
    }

    static FailedAttempt refused(int attempt) {
        return failed(
                attempt,
                Failure.beforeRequest(Kind.CONNECTION, "the connection failed", new ConnectException("refused")));
    }

    static FailedAttempt malformed(int attempt) {
        return failed(attempt, Failure.afterRequest(Kind.MALFORMED_RESPONSE, "malformed", null));
    }

    private static FailedAttempt failed(int number, Failure failure) {
        Attempt<?> attempt = TestAttempts.listConnections(number);
        return new FailedAttempt(attempt, failure, () -> ExceptionFactory.of(failure, "ListConnections", number));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.operation.RetrySafety;

/** Determines what a failure means for another attempt. */
final class FailureClassifier {

    private FailureClassifier() {}

    static FailureClass classify(Failure failure, RetrySafety safety) {
        return switch (failure.kind()) {
            // In both cases, the service has not executed the request.
            case THROTTLING -> FailureClass.THROTTLING;
            case CLOCK_SKEW -> FailureClass.CLOCK_SKEW;
            case CONNECTION, TIMEOUT, SERVER_ERROR ->
                safety == RetrySafety.ALWAYS || !failure.mayHaveReachedService()
                        ? FailureClass.TRANSIENT
                        : FailureClass.FINAL;
            case CONFIGURATION,
                    CREDENTIALS,
                    POOL_EXHAUSTED,
                    PROXY_REFUSED,
                    TLS_REFUSED,
                    REQUEST,
                    JVM_ERROR,
                    MALFORMED_RESPONSE,
                    REJECTED,
                    CALL_TIMEOUT,
                    CLOSED -> FailureClass.FINAL;
        };
    }
}

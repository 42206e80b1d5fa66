// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.operation.RetrySafety;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureClassifierUnitTests {

    @ParameterizedTest
    @CsvSource({
        "THROTTLING, THROTTLING",
        "CLOCK_SKEW, CLOCK_SKEW",
        "CONNECTION, TRANSIENT",
        "TIMEOUT, TRANSIENT",
        "SERVER_ERROR, TRANSIENT"
    })
    void retriesWhatMayPass(Kind kind, FailureClass expected) {
        assertThat(classify(afterRequest(kind), RetrySafety.ALWAYS)).isEqualTo(expected);
        assertThat(classify(beforeRequest(kind), RetrySafety.ALWAYS)).isEqualTo(expected);
        assertThat(classify(beforeRequest(kind), RetrySafety.UNLESS_EXECUTED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLING", "CLOCK_SKEW"})
    void retriesEveryOperationThatTheServiceHasNotExecuted(Kind kind) {
        assertThat(classify(afterRequest(kind), RetrySafety.UNLESS_EXECUTED)).isNotEqualTo(FailureClass.FINAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION", "TIMEOUT", "SERVER_ERROR"})
    void doesNotRetryWhatMayHaveBeenExecutedUnlessItIsSafe(Kind kind) {
        assertThat(classify(afterRequest(kind), RetrySafety.UNLESS_EXECUTED)).isEqualTo(FailureClass.FINAL);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLING", "CLOCK_SKEW", "CONNECTION", "TIMEOUT", "SERVER_ERROR"})
    void doesNotRetryWhatDoesNotPass(Kind kind) {
        assertThat(classify(beforeRequest(kind), RetrySafety.ALWAYS)).isEqualTo(FailureClass.FINAL);
        assertThat(classify(afterRequest(kind), RetrySafety.ALWAYS)).isEqualTo(FailureClass.FINAL);
    }

    private static FailureClass classify(Failure failure, RetrySafety safety) {
        return FailureClassifier.classify(failure, safety);
    }

    private static Failure beforeRequest(Kind kind) {
        return Failure.beforeRequest(kind, "message", null);
    }

    private static Failure afterRequest(Kind kind) {
        return Failure.afterRequest(kind, "message", null);
    }
}

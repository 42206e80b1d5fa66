// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.observation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.util.Loggers;

class CallbackGuardUnitTests {

    private final CallbackGuard guard =
            new CallbackGuard(Loggers.getLogger(CallbackGuardUnitTests.class), "A callback failed");

    static List<Throwable> failures() {
        return List.of(new IllegalStateException(), new NoClassDefFoundError(), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void keepsAFailureFromTheCall(Throwable failure) {
        assertThatCode(() -> guard.run(() -> sneakyThrow(failure))).doesNotThrowAnyException();
    }

    @Test
    void rethrowsWhatTheVirtualMachineDoesNotRecoverFrom() {
        OutOfMemoryError error = new OutOfMemoryError();

        assertThatThrownBy(() -> guard.run(() -> sneakyThrow(error))).isSameAs(error);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }
}

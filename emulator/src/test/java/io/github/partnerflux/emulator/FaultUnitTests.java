// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultUnitTests {

    @Test
    void isImmutable() {
        Fault fault = Fault.throttle();
        fault.times(3);
        fault.header("A", "b");
        assertThat(fault.injected().times()).isEqualTo(1);
        assertThat(fault.injected().headers()).isEmpty();
        assertThat(fault.times(3).header("A", "b").injected().times()).isEqualTo(3);
        assertThat(fault.header("A", "b").times(3).injected().headers()).containsEntry("A", "b");
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle().times(0))
                .withMessage("times must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.error(600, "X"))
                .withMessage("status must be between 200 and 599, but is 600");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.error(500, " "))
                .withMessage("errorType must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.response(199, "text/plain", ""))
                .withMessage("status must be between 200 and 599, but is 199");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.response(200, "text/plain\r\nX: y", ""))
                .withMessage("contentType must be printable ASCII on one line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.delay(Duration.ofMillis(-1)))
                .withMessage("delay must not be negative, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle().header("a b", "c"))
                .withMessage("name is no header name: \"a b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle().header("a", "b\nc"))
                .withMessage("value must be printable ASCII on one line");
    }

    @Test
    void describesItself() {
        assertThat(Fault.throttle().times(3)).hasToString("Fault[status 429, 3 times]");
        assertThat(Fault.never()).hasToString("Fault[never, 1 time]");
        assertThat(Fault.emptyPage()).hasToString("Fault[empty_page, 1 time]");
        assertThat(Fault.delay(Duration.ofSeconds(1))).hasToString("Fault[delay PT1S, 1 time]");
    }
}

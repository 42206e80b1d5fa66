package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointUnitTests {

    @Test
    void writesOneWordThatIsReadAgain() {
        assertThat(Checkpoint.start()).hasToString("pf1:0:").isEqualTo(Checkpoint.parse("pf1:0:"));
        assertThat(Checkpoint.end()).hasToString("pf1:end").isEqualTo(Checkpoint.parse("pf1:end"));
        assertThat(Checkpoint.of("a:1:b==", 37))
                .hasToString("pf1:37:a:1:b==")
                .isEqualTo(Checkpoint.parse("pf1:37:a:1:b=="))
                .hasSameHashCodeAs(Checkpoint.parse("pf1:37:a:1:b=="))
                .isNotEqualTo(Checkpoint.of("a:1:b==", 38))
                .isNotEqualTo(Checkpoint.of(null, 37));
        assertThat(Checkpoint.ofToken("end"))
                .isEqualTo(Checkpoint.parse("pf1:0:end"))
                .isNotEqualTo(Checkpoint.end());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pf1:",
                "pf1:37",
                "pf2:0:",
                "37:token",
                "pf1:-1:token",
                "pf1:1234567890:token",
                "pf1:0:a b",
                "pf1:END"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text))
                .withMessageContaining("pf1:OFFSET:TOKEN")
                .withMessageContaining("\"" + text + "\"");
    }

    @Test
    void refusesTokensThatTheServiceWouldRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken("x".repeat(3_000)))
                .withMessageContaining("1 to 2048")
                .withMessageContaining("3000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken(""))
                .withMessageContaining("has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken("a b"))
                .withMessageContaining("white space");
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("pf1:0:" + "x".repeat(3_000)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that any text is a checkpoint that keeps its text form, or is refused with a message of bounded length. */
class CheckpointFuzzTests {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "pf1:end",
                        "pf1:0:",
                        "pf1:37:",
                        "pf1:000000037:dG9rZW4=",
                        "pf1:37:2-0a1b2c3d:token",
                        "pf2:0:",
                        "pf1:1234567890:",
                        "pf1:1:a b")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({"pf1:", "end", "999999999:"})
    @FuzzTest
    void parses(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(700);
            assertThat(e.getCause()).isNull();
            return;
        }

        Checkpoint reread = Checkpoint.parse(checkpoint.toString());
        assertThat(reread).isEqualTo(checkpoint).hasSameHashCodeAs(checkpoint).hasToString(checkpoint.toString());
    }
}

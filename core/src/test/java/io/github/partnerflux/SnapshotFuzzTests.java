// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.partnerflux.internal.change.ChangeTracker;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that any text is a snapshot that can be compared, or is refused with a message of bounded length. */
class SnapshotFuzzTests {

    static Stream<byte[]> seeds() {
        ChangeTracker tracker = new ChangeTracker(Snapshot.none().text());
        tracker.list("pac-1", 1);
        tracker.list("pac-2", 2);
        return Stream.of(
                        "pfs1:",
                        "pfs2:AAAA",
                        "pfs1:AAAA",
                        "pfs1:====",
                        Snapshot.of(tracker, 1).text())
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({"pfs1:", "AAAA", "="})
    @FuzzTest
    void parses(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        Snapshot snapshot;
        try {
            snapshot = Snapshot.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(700);
            assertThat(e.getCause()).isNull();
            return;
        }

        assertThat(snapshot.text()).isEqualTo(text);
        assertThat(new ChangeTracker(text).size()).isEqualTo(snapshot.size());
    }
}

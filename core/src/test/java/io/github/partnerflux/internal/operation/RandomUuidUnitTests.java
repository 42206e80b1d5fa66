// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomUuidUnitTests {

    private static final long MILLIS = Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli();

    @Test
    void isOfVersion7() {
        UUID uuid = RandomUuid.create(MILLIS, 1, new Random(1));

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(MILLIS);
    }

    @Test
    void hasTheCurrentTime() {
        long before = System.currentTimeMillis();
        UUID uuid = RandomUuid.create();

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void differsEachTime() {
        assertThat(Stream.generate(RandomUuid::create).limit(10_000)).doesNotHaveDuplicates();
    }

    /** JVMs that are restored from the same image have the same random numbers. */
    @Test
    void differsBetweenClonesOfAJvm() {
        UUID first = RandomUuid.create(MILLIS, 1_000_000_001, new Random(1));

        assertThat(RandomUuid.create(MILLIS, 1_000_000_002, new Random(1))).isNotEqualTo(first);
        assertThat(RandomUuid.create(MILLIS + 1, 1_000_000_001, new Random(1))).isNotEqualTo(first);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562) that identify calls and requests: the time in milliseconds, and random bits. */
public final class RandomUuid {

    private RandomUuid() {}

    /** Not {@link UUID#randomUUID()}: that reads the system's entropy, which may block, and an identifier is no secret. */
    public static UUID create() {
        return create(System.currentTimeMillis(), System.nanoTime(), ThreadLocalRandom.current());
    }

    /**
     * @param nanos differs between JVMs that were restored from the same image, and whose random numbers are the same
     */
    static UUID create(long millis, long nanos, RandomGenerator random) {
        return new UUID(
                (millis << 16) | 0x7000L | (random.nextLong() & 0x0fffL),
                0x8000_0000_0000_0000L | ((random.nextLong() ^ nanos) & 0x3fff_ffff_ffff_ffffL));
    }
}

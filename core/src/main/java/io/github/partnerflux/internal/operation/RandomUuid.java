package io.github.partnerflux.internal.operation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random UUIDs that identify calls and requests. */
public final class RandomUuid {

    private RandomUuid() {}

    /** Not {@link UUID#randomUUID()}: that reads the system's entropy, which may block, and an identifier is no secret. */
    public static UUID create() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }
}

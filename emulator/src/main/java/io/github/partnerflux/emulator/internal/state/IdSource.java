// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.UUID;

/** Creates ids: unique, and the same for the same seed and order of calls. */
public final class IdSource {

    private final long seed;
    private long created;

    IdSource(long seed) {
        this.seed = Seeds.derive(seed, Seeds.IDS);
    }

    /** Creates an id of a prefix and 13 characters. */
    public String next(String prefix) {
        return Ids.of(prefix, Seeds.derive(seed, created++));
    }

    /** Creates a random UUID. */
    public String nextUuid() {
        long high = (Seeds.derive(seed, created++) & ~0xF000L) | 0x4000L;
        long low = (Seeds.derive(seed, created++) >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /** Creates a number from 0 (inclusive) to the bound (exclusive). */
    public int nextInt(int bound) {
        return (int) (Seeds.fraction(seed, created++) * bound);
    }

    /** Creates an account id of 12 digits, which may be that of an emulated account. */
    String nextAccountId() {
        return String.valueOf(100_000_000_000L + nextInt(900_000) * 1_000_000L + nextInt(1_000_000));
    }

    Snapshot snapshot() {
        return new Snapshot(created);
    }

    void restore(Snapshot snapshot) {
        if (snapshot.created() < 0) {
            throw new IllegalArgumentException("created must not be negative");
        }
        created = snapshot.created();
    }

    /** What is saved of it. */
    public record Snapshot(long created) {}
}

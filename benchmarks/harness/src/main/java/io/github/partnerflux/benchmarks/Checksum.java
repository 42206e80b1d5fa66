// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of what a client has received. They read every member, so that a client that decodes lazily has to decode,
 * and look at few characters of each, so that they cost little of what is measured.
 */
public final class Checksum {

    private static final int FACTOR = 31;

    private Checksum() {}

    /** Returns the checksum of a sequence of members that ends with this text; {@code null} equals an empty text. */
    public static long add(long checksum, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return checksum * FACTOR * FACTOR;
        }
        return (checksum * FACTOR + text.length()) * FACTOR + text.charAt(text.length() - 1);
    }

    /** Returns the checksum of a sequence of members that ends with this time. */
    public static long add(long checksum, @Nullable Instant time) {
        return time == null ? checksum * FACTOR : (checksum * FACTOR + time.getEpochSecond()) * FACTOR + time.getNano();
    }
}

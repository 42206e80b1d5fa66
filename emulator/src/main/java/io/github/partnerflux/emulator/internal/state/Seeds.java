// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

/** Derives independent seeds from one, so that no part of the data depends on what is generated before it. */
public final class Seeds {

    public static final long DEFAULT = 20250404;

    // The indexes of accounts start at 0: those of everything else are negative.
    static final long ACCOUNT_IDS = -1;
    static final long LEGAL_NAMES = -2;
    static final long IDS = -3;
    static final long SANDBOX = -4;
    static final long PARTNERS = -5;
    static final long PROFILES = -6;
    static final long EXTERNAL_PARTICIPANTS = -7;

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private Seeds() {}

    public static long derive(long seed, long index) {
        return mix(mix(seed) + (index + 1) * STEP);
    }

    /** Returns the index from which a value was derived; any number if it was not derived from the seed. */
    static long index(long seed, long derived) {
        return (unmix(derived) - mix(seed)) * inverse(STEP) - 1;
    }

    /** Returns a number between 0 (inclusive) and 1 (exclusive), the same for the same seed and index. */
    public static double fraction(long seed, long index) {
        return (derive(seed, index) >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * FIRST_FACTOR;
        z = (z ^ (z >>> 27)) * SECOND_FACTOR;
        return z ^ (z >>> 31);
    }

    private static long unmix(long z) {
        z = unshift(z, 31) * inverse(SECOND_FACTOR);
        z = unshift(z, 27) * inverse(FIRST_FACTOR);
        return unshift(z, 30);
    }

    /** Reverses {@code z ^ (z >>> bits)}. */
    private static long unshift(long z, int bits) {
        long result = z;
        for (int known = bits; known < Long.SIZE; known += bits) {
            result = z ^ (result >>> bits);
        }
        return result;
    }

    /** Returns the inverse of an odd factor modulo 2^64, by Newton's method. */
    private static long inverse(long factor) {
        long inverse = factor;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - factor * inverse;
        }
        return inverse;
    }
}

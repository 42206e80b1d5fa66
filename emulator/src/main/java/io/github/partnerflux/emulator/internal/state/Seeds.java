package io.github.partnerflux.emulator.internal.state;

/** Derives independent seeds from one, so that no part of the data depends on what is generated before it. */
public final class Seeds {

    public static final long DEFAULT = 20250404;

    private Seeds() {}

    public static long derive(long seed, long index) {
        return mix(mix(seed) + (index + 1) * 0x9E3779B97F4A7C15L);
    }

    /** Returns a number between 0 (inclusive) and 1 (exclusive), the same for the same seed and index. */
    public static double fraction(long seed, long index) {
        return (derive(seed, index) >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

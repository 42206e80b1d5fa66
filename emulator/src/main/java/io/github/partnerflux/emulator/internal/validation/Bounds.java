// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

/** The limits of a number, a length or a size, both inclusive. */
record Bounds(long min, long max) {

    boolean contains(long value) {
        return value >= min && value <= max;
    }

    /** Describes the limits, for example as {@code between 1 and 64}. */
    @Override
    public String toString() {
        if (min == Long.MIN_VALUE) {
            return "at most " + max;
        }
        return max == Long.MAX_VALUE ? "at least " + min : "between " + min + " and " + max;
    }
}

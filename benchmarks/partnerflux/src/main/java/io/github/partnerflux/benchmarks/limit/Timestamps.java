// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import java.time.Instant;

/** Timestamps in the format that the server writes, such as {@code 2026-01-02T03:04:05.678Z}. */
final class Timestamps {

    /** The number of characters of a timestamp. */
    static final int LENGTH = 24;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;
    private static final int DAYS_FROM_YEAR_ZERO_TO_EPOCH = 719_468;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Timestamps() {}

    /** Returns an instant, without the objects that {@code java.time} allocates for its fields. */
    static Instant instant(int year, int month, int day, int hour, int minute, int second, int millis) {
        return Instant.ofEpochSecond(
                epochDay(year, month, day) * SECONDS_PER_DAY + (hour * 60L + minute) * 60 + second,
                (long) millis * NANOS_PER_MILLI);
    }

    /** Counts years from March, so that the leap day is the last day of a year. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int era = Math.floorDiv(shifted, YEARS_PER_ERA);
        int yearOfEra = shifted - era * YEARS_PER_ERA;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_YEAR_ZERO_TO_EPOCH;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.Locale;

/** Prints what the program is doing, with the time since its start. */
final class Progress {

    private final long start = System.nanoTime();

    void report(String what) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        System.out.println(String.format(Locale.ROOT, "[%02d:%02d] %s", seconds / 60, seconds % 60, what));
    }
}

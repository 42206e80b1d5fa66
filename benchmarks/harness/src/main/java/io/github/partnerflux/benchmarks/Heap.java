// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.lang.management.ManagementFactory;

/** The heap of this process. */
final class Heap {

    private Heap() {}

    /** Returns the bytes in use after a full collection. */
    static long liveBytes() {
        // The first collection clears the references to what cleaners release before the second one.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

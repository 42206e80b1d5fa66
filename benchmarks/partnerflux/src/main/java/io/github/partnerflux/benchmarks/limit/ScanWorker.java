// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;

/** Bare Reactor Netty, and a byte scanner by hand instead of Jackson. */
public final class ScanWorker {

    private ScanWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(LimitContestant::scanner);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;

/** Bare Reactor Netty, and Jackson's streaming parser by hand. */
public final class LimitWorker {

    private LimitWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(LimitContestant::parser);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Worker;
import java.io.IOException;

/** Bare Reactor Netty, and Jackson Databind with its defaults. */
public final class DatabindWorker {

    private DatabindWorker() {}

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(LimitContestant::databind);
    }
}

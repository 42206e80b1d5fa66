// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A cluster in this process. */
final class LocalCluster implements AutoCloseable {

    private final MiniCluster cluster;

    LocalCluster(int taskManagers, int slots) throws Exception {
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .withRandomPorts()
                .build());
        cluster.start();
    }

    MiniCluster cluster() {
        return cluster;
    }

    /** Starts a job, and returns its result when it has ended. */
    CompletableFuture<JobResult> submit(JobGraph job) {
        return cluster.submitJob(job).thenCompose(submitted -> cluster.requestJobResult(submitted.getJobID()));
    }

    /** Runs a job to its end, which must not be a failure. */
    void run(JobGraph job) throws Exception {
        finish(submit(job));
    }

    static void finish(CompletableFuture<JobResult> result) throws Exception {
        result.get(EmulatedFleet.TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .toJobExecutionResult(LocalCluster.class.getClassLoader());
    }

    @Override
    public void close() {
        cluster.closeAsync()
                .orTimeout(EmulatedFleet.TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}

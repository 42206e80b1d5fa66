// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;

/** Runs the {@link ListingJob} in a process of its own, which a test may kill. */
final class ListingProgram {

    /** Printed when a checkpoint contains a part of the connections. */
    static final String CHECKPOINT = "CHECKPOINT";

    /** Precedes an account, the ID of a connection, and how often it was received. */
    static final String LISTED = "LISTED";

    private ListingProgram() {}

    /**
     * @param arguments the emulator's endpoint, the keys of the accounts, the parallelism, the directory of
     *     checkpoints, and optionally the checkpoint to restore
     */
    public static void main(String... arguments) throws Exception {
        PartnerConnectionsSource source = EmulatedFleet.source(URI.create(arguments[0]))
                .accounts(AccountDiscovery.of(List.of(arguments[1].split(","))))
                .maxInFlight(2)
                .build();
        int parallelism = Integer.parseInt(arguments[2]);
        JobGraph job = ListingJob.graph(source, parallelism, Path.of(arguments[3]));
        if (arguments.length > 4) {
            job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(arguments[4]));
        }
        try (LocalCluster cluster = new LocalCluster(1, parallelism)) {
            CompletableFuture<JobResult> result = cluster.submit(job);
            if (arguments.length == 4) {
                ListingJob.awaitCheckpoint();
                System.out.println(CHECKPOINT);
            }
            LocalCluster.finish(result);
        }
        ListingJob.LISTED.forEach((account, counts) -> counts.forEach(
                (id, count) -> System.out.println(String.join(" ", LISTED, account, id, count.toString()))));
    }
}

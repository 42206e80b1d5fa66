// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;

/**
 * Runs the {@link ChangesJob} in a process of its own, until a test kills it. If it has restored a checkpoint, it ends
 * when the connections are as the emulator lists them.
 */
final class ChangesProgram {

    /** Precedes an account, the kind of a change, the ID of a connection, and how often it was received. */
    static final String CHANGED = "CHANGED";

    /** Precedes the number of items that this process has received. */
    static final String ITEMS = "ITEMS";

    private ChangesProgram() {}

    /**
     * @param arguments as for {@link ListingProgram}
     */
    public static void main(String... arguments) throws Exception {
        URI endpoint = URI.create(arguments[0]);
        List<String> keys = List.of(arguments[1].split(","));
        PartnerConnectionChangesSource source = EmulatedFleet.source(endpoint)
                .accounts(AccountDiscovery.of(keys))
                .maxInFlight(2)
                .watch()
                .every(Duration.ofHours(1)) // a single poll
                .build();
        int parallelism = Integer.parseInt(arguments[2]);
        JobGraph job = ChangesJob.graph(source, parallelism, Path.of(arguments[3]));
        try (LocalCluster cluster = new LocalCluster(1, parallelism)) {
            if (arguments.length == 4) {
                cluster.submit(job);
                ListingJob.awaitCheckpoint();
                System.out.println(ListingProgram.CHECKPOINT);
                Thread.currentThread().join();
            }
            job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(arguments[4]));
            cluster.submit(job);
            Map<String, Map<String, Integer>> changes = ChangesJob.awaitAsListed(endpoint, keys);
            changes.forEach((account, counts) -> counts.forEach(
                    (change, count) -> System.out.println(String.join(" ", CHANGED, account, change, "" + count))));
            System.out.println(ITEMS + " " + ListingJob.items());
        }
    }
}

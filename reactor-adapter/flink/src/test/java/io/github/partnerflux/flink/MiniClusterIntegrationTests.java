// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a cluster of two TaskManagers in this process. */
class MiniClusterIntegrationTests {

    private static final int ACCOUNTS = 30;
    private static final int CONNECTIONS = 60;

    /** The pages that a subtask may have in flight. */
    private static final int PLACES = 2;

    /** The accounts that a discovery on the cluster finds. */
    private static final Set<String> EXISTING = ConcurrentHashMap.newKeySet();

    private static LocalCluster cluster;

    @TempDir
    Path checkpoints;

    private final PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
            .accounts(ACCOUNTS)
            .connections(CONNECTIONS)
            .start();

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new LocalCluster(2, 2);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start() {
        ListingJob.reset();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aBoundedJobListsAllAccounts() throws Exception {
        run(source(), 4);
        assertThat(ListingJob.LISTED).isEqualTo(EmulatedFleet.listedOnce(emulator));
        assertThat(ListingJob.items()).isEqualTo(ACCOUNTS * CONNECTIONS);
        assertThat(ListingJob.FAILED).isEmpty();
    }

    @Test
    void anAccountThatFailsDoesNotFailTheJob() throws Exception {
        run(source().accounts(AccountDiscovery.of(List.of("test", "nobody", "test-2"))), 2);
        assertThat(ListingJob.LISTED).containsOnlyKeys("test", "test-2");
        assertThat(ListingJob.FAILED).containsOnlyKeys("nobody");
        assertThat(ListingJob.FAILED.get("nobody").error()).isInstanceOf(AccountFailedException.class);
    }

    @Test
    void afterAFailureNothingIsLostOrCountedTwice() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, 4 * PLACES);
        CompletableFuture<JobResult> result = cluster.submit(ListingJob.graph(source().build(), 4, checkpoints));
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.failAfterCheckpoint();
        LocalCluster.finish(result);
        assertThat(ListingJob.hasFailed()).isTrue();
        assertThat(ListingJob.starts()).isGreaterThan(4);
        assertThat(ListingJob.LISTED).isEqualTo(EmulatedFleet.listedOnce(emulator));
    }

    @Test
    void afterTheLossOfATaskManagerNothingIsLostOrCountedTwice() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, 4 * PLACES);
        CompletableFuture<JobResult> result = cluster.submit(ListingJob.graph(source().build(), 4, checkpoints));
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.awaitCheckpoint();
        cluster.cluster().terminateTaskManager(0).get(50, TimeUnit.SECONDS);
        cluster.cluster().startTaskManager();
        LocalCluster.finish(result);
        assertThat(ListingJob.starts()).isGreaterThan(4);
        assertThat(ListingJob.LISTED).isEqualTo(EmulatedFleet.listedOnce(emulator));
    }

    @Test
    void aSavepointIsRestoredWithAnotherParallelism() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, PLACES);
        JobGraph first = ListingJob.graph(source().build(), 1, checkpoints);
        cluster.submit(first);
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.awaitCheckpoint();
        String savepoint = cluster.cluster()
                .stopWithSavepoint(
                        first.getJobID(), checkpoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(50, TimeUnit.SECONDS);
        int items = ListingJob.items();
        assertThat(items).isLessThan(ACCOUNTS * CONNECTIONS);

        JobGraph second = ListingJob.graph(source().build(), 4, checkpoints);
        second.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        cluster.run(second);
        assertThat(ListingJob.LISTED).isEqualTo(EmulatedFleet.listedOnce(emulator));
        assertThat(ListingJob.items()).isEqualTo(ACCOUNTS * CONNECTIONS);
    }

    @Test
    void eachCycleListsTheAccountsThatExist() throws Exception {
        EXISTING.clear();
        EXISTING.addAll(List.of("test", "test-2"));
        PartnerConnectionsSource source = EmulatedFleet.source(emulator)
                .accounts(() -> List.copyOf(EXISTING))
                .cycle(Duration.ofMillis(200))
                .build();
        JobGraph job = ListingJob.graph(source, 2, checkpoints);
        cluster.submit(job);
        ListingJob.awaitListed("test");
        ListingJob.awaitListed("test-2");

        EXISTING.remove("test");
        EXISTING.add("test-3");
        ListingJob.awaitListed("test-3");
        // What is in flight for the cycle before ends first.
        ListingJob.reset();
        ListingJob.awaitListed("test-3");
        emulator.clearRequests();
        ListingJob.reset();
        ListingJob.awaitListed("test-3");
        ListingJob.awaitListed("test-2");
        assertThat(emulator.requests())
                .extracting(RecordedRequest::accessKeyId)
                .contains("test-2", "test-3")
                .doesNotContain("test");
        cluster.cluster().cancelJob(job.getJobID()).get(50, TimeUnit.SECONDS);
    }

    private PartnerConnectionsSource.Builder source() {
        return EmulatedFleet.source(emulator).maxInFlight(PLACES);
    }

    private void run(PartnerConnectionsSource.Builder source, int parallelism) throws Exception {
        cluster.run(ListingJob.graph(source.build(), parallelism, checkpoints));
    }
}

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a cluster of two TaskManagers in this process, while the connections of the accounts change. */
class ChangesIntegrationTests {

    private static final int ACCOUNTS = 12;
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

    private final ConnectionChanges changes = new ConnectionChanges(emulator);

    private JobGraph job;

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
        ChangesJob.reset();
    }

    @AfterEach
    void stop() throws Exception {
        cluster.cluster().cancelJob(job.getJobID()).get(50, TimeUnit.SECONDS);
        emulator.close();
    }

    @Test
    void afterFailuresEachChangeIsCountedOnce() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, 4 * PLACES);
        submit(graph(4));
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.failAfterCheckpoint();
        ListingJob.awaitCheckpoint();
        changes.change(0);
        assertEachChangeCountedOnce(0);

        ListingJob.failAfterCheckpoint();
        changes.change(1);
        assertEachChangeCountedOnce(1);
        assertThat(ListingJob.hasFailed()).isTrue();
        assertThat(ListingJob.starts()).isGreaterThan(4);
    }

    @Test
    void afterTheLossOfATaskManagerEachChangeIsCountedOnce() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, 4 * PLACES);
        submit(graph(4));
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.awaitCheckpoint();
        cluster.cluster().terminateTaskManager(0).get(50, TimeUnit.SECONDS);
        changes.change(0);
        cluster.cluster().startTaskManager();
        assertEachChangeCountedOnce(0);
        assertThat(ListingJob.starts()).isGreaterThan(4);
    }

    @Test
    void aSavepointInTheMiddleOfAPollIsRestoredWithAnotherParallelism() throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, PLACES);
        submit(graph(1));
        stalled.get(50, TimeUnit.SECONDS);
        ListingJob.awaitCheckpoint();
        String savepoint = cluster.cluster()
                .stopWithSavepoint(job.getJobID(), checkpoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(50, TimeUnit.SECONDS);
        assertThat(ListingJob.items()).isLessThan(ACCOUNTS * CONNECTIONS);
        changes.change(0);

        JobGraph second = graph(4);
        second.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        submit(second);
        assertEachChangeCountedOnce(0);
        changes.change(1);
        assertEachChangeCountedOnce(1);
    }

    @Test
    void eachCycleWatchesTheAccountsThatExist() throws Exception {
        EXISTING.clear();
        EXISTING.addAll(List.of("test", "test-2"));
        submit(ChangesJob.graph(
                EmulatedFleet.source(emulator)
                        .accounts(() -> List.copyOf(EXISTING))
                        .watch()
                        .every(Duration.ofMillis(100))
                        .build(),
                2,
                checkpoints));
        ChangesJob.awaitPoll("test");
        EXISTING.remove("test");
        EXISTING.add("test-3");
        ChangesJob.awaitPoll("test-3");
        // A poll of the account that was removed may be in flight until then.
        ChangesJob.awaitPoll("test-3");
        emulator.clearRequests();
        ChangesJob.awaitPoll("test-3");
        ChangesJob.awaitPoll("test-2");
        assertThat(emulator.requests())
                .extracting(RecordedRequest::accessKeyId)
                .contains("test-2", "test-3")
                .doesNotContain("test");
    }

    private JobGraph graph(int parallelism) {
        return ChangesJob.graph(
                EmulatedFleet.source(emulator)
                        .maxInFlight(PLACES)
                        .watch()
                        .every(Duration.ofMillis(100))
                        .build(),
                parallelism,
                checkpoints);
    }

    private CompletableFuture<?> submit(JobGraph submitted) {
        job = submitted;
        return cluster.submit(submitted);
    }

    private void assertEachChangeCountedOnce(int round) throws InterruptedException {
        changes.assertCountedOnce(round, ChangesJob.awaitAsListed(emulator));
    }
}

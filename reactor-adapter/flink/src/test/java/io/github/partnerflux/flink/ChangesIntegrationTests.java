// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The accounts that a discovery on the cluster finds. */
    private static final Set<String> EXISTING = ConcurrentHashMap.newKeySet();

    private static LocalCluster cluster;

    @TempDir
    Path checkpoints;

    private final PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
            .accounts(ACCOUNTS)
            .connections(CONNECTIONS)
            .latency(Duration.ofMillis(20))
            .start();

    /** The IDs of an account's active connections at the start. */
    private final Map<String, List<String>> ids = new HashMap<>();

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
        for (EmulatedAccount account : emulator.accounts()) {
            ids.put(
                    account.accessKeyId(),
                    account.connections().stream()
                            .filter(connection ->
                                    connection.types().values().stream().allMatch(type -> type.cancellation() == null))
                            .map(EmulatedConnection::id)
                            .toList());
        }
    }

    @AfterEach
    void stop() throws Exception {
        cluster.cluster().cancelJob(job.getJobID()).get(50, TimeUnit.SECONDS);
        emulator.close();
    }

    @Test
    void afterAFailureInTheMiddleOfAPollEachChangeIsCountedOnce() throws Exception {
        ListingJob.failAfterCheckpoint();
        submit(graph(4));
        ListingJob.awaitCheckpoint();
        changeConnections(0);
        assertEachChangeCountedOnce(0);

        ListingJob.failAfterCheckpoint();
        changeConnections(1);
        assertEachChangeCountedOnce(1);
        assertThat(ListingJob.hasFailed()).isTrue();
        assertThat(ListingJob.starts()).isGreaterThan(4);
    }

    @Test
    void afterTheLossOfATaskManagerEachChangeIsCountedOnce() throws Exception {
        submit(graph(4));
        ListingJob.awaitCheckpoint();
        cluster.cluster().terminateTaskManager(0).get(50, TimeUnit.SECONDS);
        changeConnections(0);
        cluster.cluster().startTaskManager();
        assertEachChangeCountedOnce(0);
        assertThat(ListingJob.starts()).isGreaterThan(4);
    }

    @Test
    void aSavepointInTheMiddleOfAPollIsRestoredWithAnotherParallelism() throws Exception {
        submit(graph(1));
        ListingJob.awaitCheckpoint();
        String savepoint = cluster.cluster()
                .stopWithSavepoint(job.getJobID(), checkpoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(50, TimeUnit.SECONDS);
        assertThat(ListingJob.items()).isLessThan(ACCOUNTS * CONNECTIONS);
        changeConnections(0);

        JobGraph second = graph(4);
        second.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        submit(second);
        assertEachChangeCountedOnce(0);
        changeConnections(1);
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
                        .maxInFlight(2)
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

    /**
     * Renames, cancels, removes and adds a connection of each account.
     *
     * @param round selects the connections
     */
    private void changeConnections(int round) {
        for (EmulatedAccount account : emulator.accounts()) {
            List<String> own = ids.get(account.accessKeyId());
            account.renameOtherParticipant("AWS", own.get(3 * round), "Acme");
            account.cancelConnection("AWS", own.get(3 * round + 1));
            account.removeConnection("AWS", own.get(3 * round + 2));
            account.addConnection("AWS", "SUBSIDIARY");
        }
    }

    /**
     * Waits until the state of the job is what the emulator lists, and compares the number of changes.
     *
     * @param round the last round. The changes of the first one may have preceded the first poll of their account
     */
    private void assertEachChangeCountedOnce(int round) throws InterruptedException {
        Map<String, Map<String, Integer>> counts = ChangesJob.awaitAsListed(emulator);
        counts.forEach((account, changes) -> {
            assertThat(changes.values()).as(account).containsOnly(1);
            List<String> own = ids.get(account);
            if (round > 0) {
                assertThat(changes)
                        .containsKeys(
                                "Changed " + own.get(3 * round),
                                "Changed " + own.get(3 * round + 1),
                                "Removed " + own.get(3 * round + 2));
            }
            long added = changes.keySet().stream()
                    .filter(change -> change.startsWith("Added "))
                    .count();
            long removed = changes.keySet().stream()
                    .filter(change -> change.startsWith("Removed "))
                    .count();
            // A connection that was removed before its account was polled has never been added.
            assertThat(added - removed).isEqualTo(CONNECTIONS);
            assertThat(removed).isBetween((long) round, round + 1L);
        });
    }
}

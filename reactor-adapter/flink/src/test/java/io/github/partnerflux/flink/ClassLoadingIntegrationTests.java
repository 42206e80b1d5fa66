// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.Deployment;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster loads the job, this library and what it depends on in class loaders of the job, as by default. */
class ClassLoadingIntegrationTests {

    private static final int ACCOUNTS = 5;
    private static final int PAGES = 3;
    private static final int SUBTASKS = 2;

    // System properties are what the copies of this class share.
    private static final String LOADERS = "partnerflux.test.loaders";
    private static final String CLIENTS = "partnerflux.test.clients";
    private static final String SYNCED = "partnerflux.test.synced";
    private static final String FAILURES = "partnerflux.test.failures";

    private static final long TIMEOUT_SECONDS = 30;

    /** What a job's jar does not contain. */
    private static final List<String> NOT_BUNDLED =
            List.of("/org/apache/flink/", "/org/slf4j/", "/junit", "/blockhound");

    @TempDir
    Path checkpoints;

    @Test
    void aListingLeavesNeitherThreadsNorClasses() throws Exception {
        assertNothingIsLeft((cluster, emulator) -> {
            run(cluster, source(emulator).build());
            assertThat(emulator.requestCount()).isEqualTo(ACCOUNTS * PAGES);
        });
    }

    @Test
    void aCancelledJobThatPollsLeavesNeitherThreadsNorClasses() throws Exception {
        assertNothingIsLeft((cluster, emulator) -> {
            CountDownLatch synced = new CountDownLatch(ACCOUNTS);
            System.getProperties().put(SYNCED, synced);
            StreamExecutionEnvironment environment = ListingJob.environment(SUBTASKS, checkpoints);
            environment
                    .fromSource(
                            source(emulator).watch().every(Duration.ofHours(1)).build(),
                            WatermarkStrategy.noWatermarks(),
                            "changes")
                    .filter(event -> isSynced(event))
                    .sinkTo(new DiscardingSink<>());
            JobGraph job = environment.getStreamGraph().getJobGraph();
            job.setClasspaths(bundle());
            CompletableFuture<JobResult> result = cluster.submit(job);
            assertThat(synced.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            // The accounts wait for their next polls.
            cluster.cluster().cancelJob(job.getJobID()).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            // Of two subtasks.
            assertThat(counter(CLIENTS)).hasValue(1);
        });
    }

    @Test
    void aJobThatRestartsLeavesNeitherThreadsNorClasses() throws Exception {
        assertNothingIsLeft((cluster, emulator) -> {
            System.getProperties().put(FAILURES, new AtomicInteger());
            StreamExecutionEnvironment environment = ListingJob.environment(SUBTASKS, checkpoints);
            environment
                    .fromSource(source(emulator).build(), WatermarkStrategy.noWatermarks(), "connections")
                    .filter(event -> failsOnce())
                    .sinkTo(new DiscardingSink<>());
            JobGraph job = environment.getStreamGraph().getJobGraph();
            job.setClasspaths(bundle());
            cluster.run(job);
            assertThat(counter(FAILURES).get()).isGreaterThan(1);
        });
    }

    private interface Run {
        void on(LocalCluster cluster, PartnerCentralEmulator emulator) throws Exception;
    }

    private static void assertNothingIsLeft(Run run) throws Exception {
        System.getProperties().put(LOADERS, new ConcurrentHashMap<WeakReference<ClassLoader>, Boolean>());
        System.getProperties().put(CLIENTS, new AtomicInteger());
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(ACCOUNTS)
                        .connections(PAGES * EmulatedFleet.PAGE)
                        .start();
                LocalCluster cluster = new LocalCluster(1, SUBTASKS)) {
            run.on(cluster, emulator);
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>(loaders().keySet());
            assertThat(loaders).isNotEmpty();
            awaitCollected(loaders);
        } finally {
            List.of(LOADERS, CLIENTS, SYNCED, FAILURES).forEach(System.getProperties()::remove);
        }
    }

    private static PartnerConnectionsSource.Builder source(PartnerCentralEmulator emulator) {
        String address = emulator.endpoint().toString();
        List<String> keys = EmulatedFleet.keys(emulator);
        return EmulatedFleet.source(emulator)
                .client(() -> {
                    register();
                    counter(CLIENTS).incrementAndGet();
                    return EmulatedFleet.client(address);
                })
                .accounts(() -> {
                    register();
                    return keys;
                });
    }

    private void run(LocalCluster cluster, PartnerConnectionsSource source) throws Exception {
        JobGraph job = ListingJob.graph(source, SUBTASKS, checkpoints);
        job.setClasspaths(bundle());
        cluster.run(job);
    }

    /** Called by the job's copy of this class. */
    private static boolean isSynced(FleetEvent<ChangeEvent<ConnectionSummary>> event) {
        if (event instanceof FleetEvent.Item<ChangeEvent<ConnectionSummary>> item
                && item.item() instanceof ChangeEvent.Synced) {
            ((CountDownLatch) System.getProperties().get(SYNCED)).countDown();
        }
        return false;
    }

    /** Called by the job's copy of this class. */
    private static boolean failsOnce() {
        if (counter(FAILURES).getAndIncrement() == 0) {
            throw new IllegalStateException("fails once");
        }
        return false;
    }

    private static AtomicInteger counter(String name) {
        return (AtomicInteger) System.getProperties().get(name);
    }

    /** Called by the job's copy of this class. */
    private static void register() {
        ClassLoader loader = ClassLoadingIntegrationTests.class.getClassLoader();
        if (loader != ClassLoader.getSystemClassLoader()) {
            loaders().put(new WeakReference<>(loader), true);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<WeakReference<ClassLoader>, Boolean> loaders() {
        return (Map<WeakReference<ClassLoader>, Boolean>) System.getProperties().get(LOADERS);
    }

    private static List<URL> bundle() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (NOT_BUNDLED.stream().noneMatch(entry::contains)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls;
    }

    private static void awaitCollected(List<WeakReference<ClassLoader>> loaders) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (loaders.stream().anyMatch(loader -> loader.get() != null)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("class loaders of the job are reachable; threads: "
                        + Thread.getAllStackTraces().keySet());
            }
            useOtherClasses();
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** As a cluster does all the time. Until then, caches of the JDK keep classes that were used last. */
    private static void useOtherClasses() throws Exception {
        Deployment.linkAnotherRecord();
        InstantiationUtil.clone(new ArrayList<>(List.of("")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.Deployment;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster loads the job, this library and what it depends on in class loaders of the job, as by default. */
class ClassLoadingIntegrationTests {

    private static final String LOADERS = "partnerflux.test.loaders";

    private static final long TIMEOUT_SECONDS = 30;

    /** What a job's jar does not contain. */
    private static final List<String> NOT_BUNDLED =
            List.of("/org/apache/flink/", "/org/slf4j/", "/junit", "/blockhound");

    @TempDir
    Path checkpoints;

    @Test
    void aJobLeavesNeitherThreadsNorClasses() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        System.getProperties().put(LOADERS, new ConcurrentHashMap<WeakReference<ClassLoader>, Boolean>());
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(5)
                        .connections(30)
                        .start();
                LocalCluster cluster = new LocalCluster(1, 2)) {
            run(cluster, emulator.endpoint(), EmulatedFleet.keys(emulator));
            loaders.addAll(loaders().keySet());
            assertThat(loaders).isNotEmpty();
            assertThat(emulator.requestCount()).isEqualTo(15);
            awaitCollected(loaders);
        } finally {
            System.getProperties().remove(LOADERS);
        }
    }

    private void run(LocalCluster cluster, URI endpoint, List<String> keys) throws Exception {
        String address = endpoint.toString();
        PartnerConnectionsSource source = EmulatedFleet.source(endpoint)
                .client(() -> {
                    register();
                    return EmulatedFleet.client(address);
                })
                .accounts(() -> {
                    register();
                    return keys;
                })
                .build();
        JobGraph job = ListingJob.graph(source, 2, checkpoints);
        job.setClasspaths(bundle());
        cluster.run(job);
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

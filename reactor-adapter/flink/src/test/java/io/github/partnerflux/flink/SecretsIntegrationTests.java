// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedCredentials;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials are part of no log, checkpoint or savepoint, also if their account fails. */
class SecretsIntegrationTests {

    private static final int PLACES = 2;

    private static final String UNKNOWN = "999999999999";

    /** The credentials that TaskManagers find. */
    private static final Map<String, AwsSessionCredentials> CREDENTIALS = new ConcurrentHashMap<>();

    private final PartnerCentralEmulator emulator =
            PartnerCentralEmulator.builder().accounts(5).connections(100).start();

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final Appender<ILoggingEvent> console = root.getAppender("STDOUT");
    private final Recorder recorder = new Recorder();

    @TempDir
    Path checkpoints;

    @BeforeEach
    void start() {
        ChangesJob.reset();
        CREDENTIALS.clear();
        for (EmulatedAccount account : emulator.accounts()) {
            EmulatedCredentials temporary = account.temporaryCredentials();
            CREDENTIALS.put(
                    account.accountId(),
                    AwsSessionCredentials.create(
                            temporary.accessKeyId(), temporary.secretAccessKey(), temporary.sessionToken()));
        }
        CREDENTIALS.put(UNKNOWN, AwsSessionCredentials.create("nobody", "a-wrong-secret", "a-wrong-token"));
        recorder.start();
        root.detachAppender(console);
        root.addAppender(recorder);
        root.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        root.setLevel(level);
        root.detachAppender(recorder);
        root.addAppender(console);
        emulator.close();
    }

    @Test
    void ofAListing() throws Exception {
        stopWithSavepoint(ListingJob.graph(source().build(), 1, checkpoints));
        assertThat(ListingJob.FAILED).containsOnlyKeys(UNKNOWN);
        assertThat(ListingJob.FAILED.get(UNKNOWN).toString()).doesNotContain(secrets());
        assertNoSecrets();
    }

    @Test
    void ofChanges() throws Exception {
        stopWithSavepoint(
                ChangesJob.graph(source().watch().every(Duration.ofMillis(100)).build(), 1, checkpoints));
        assertNoSecrets();
    }

    private PartnerConnectionsSource.Builder source() {
        return EmulatedFleet.source(emulator)
                .maxInFlight(PLACES)
                // The unknown one first.
                .accounts(() -> CREDENTIALS.keySet().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList())
                .credentials(account -> StaticCredentialsProvider.create(CREDENTIALS.get(account)));
    }

    private void stopWithSavepoint(JobGraph job) throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, PLACES);
        try (LocalCluster cluster = new LocalCluster(1, 1)) {
            cluster.submit(job);
            stalled.get(50, TimeUnit.SECONDS);
            ListingJob.awaitCheckpoint();
            cluster.cluster()
                    .stopWithSavepoint(
                            job.getJobID(), checkpoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get(50, TimeUnit.SECONDS);
        }
    }

    private void assertNoSecrets() throws Exception {
        StringBuilder state = new StringBuilder();
        try (Stream<Path> files = Files.walk(checkpoints)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                state.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(state.toString()).contains(emulator.account(0).accountId()).doesNotContain(secrets());
        assertThat(String.join("\n", recorder.recorded))
                .contains("Account " + UNKNOWN + " has failed")
                .doesNotContain(secrets());
    }

    private static String[] secrets() {
        return CREDENTIALS.values().stream()
                .flatMap(credentials -> Stream.of(credentials.secretAccessKey(), credentials.sessionToken()))
                .toArray(String[]::new);
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        private final Queue<String> recorded = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            recorded.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                recorded.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    }
}

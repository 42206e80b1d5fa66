// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.Logger;
import reactor.util.Loggers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Emulated accounts whose connections change every second. Their state is kept in a file for the next run. */
final class EmulatedFleet implements AutoCloseable {

    private static final Logger LOG = Loggers.getLogger(EmulatedFleet.class);

    private static final int ACCOUNTS = 4;
    private static final int CONNECTIONS_PER_ACCOUNT = 250;
    private static final int SECONDS_BETWEEN_CHANGES = 1;
    private static final Duration MAX_LAST_CHANGE = Duration.ofSeconds(10);
    private static final String CATALOG = "AWS";

    private final Random random = new Random();
    private final PartnerCentralEmulator emulator;
    private final Scheduler changes = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "changes");

    private long number;

    /**
     * @param state the file, whose directory is created if it is missing
     */
    EmulatedFleet(Path state) {
        try {
            Files.createDirectories(state.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        emulator = PartnerCentralEmulator.builder()
                .accounts(ACCOUNTS)
                .connections(CONNECTIONS_PER_ACCOUNT)
                .stateFile(state)
                .start();
        changes.schedulePeriodically(
                this::tryChange, SECONDS_BETWEEN_CHANGES, SECONDS_BETWEEN_CHANGES, TimeUnit.SECONDS);
    }

    private void tryChange() {
        try {
            change();
        } catch (RuntimeException e) {
            LOG.error("Changing an emulated connection failed", e);
        }
    }

    private void change() {
        EmulatedAccount account = emulator.account(random.nextInt(ACCOUNTS));
        List<EmulatedConnection> connections = account.connections(CATALOG);
        EmulatedConnection connection = connections.get(random.nextInt(connections.size()));
        switch ((int) (number++ % 4)) {
            case 0 -> account.addConnection(CATALOG, "OPPORTUNITY_COLLABORATION");
            case 1 -> account.renameOtherParticipant(CATALOG, connection.id(), "Name " + random.nextInt(1_000));
            case 2 -> {
                if (isActive(connection)) {
                    account.cancelConnection(CATALOG, connection.id());
                }
            }
            default -> account.removeConnection(CATALOG, connection.id());
        }
        emulator.saveState();
    }

    private static boolean isActive(EmulatedConnection connection) {
        return connection.types().values().stream()
                .anyMatch(type -> type.status().equals("ACTIVE"));
    }

    PartnerCentralAccountClient client() {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                // Ignores this machine's environment and profiles, which configure calls to AWS.
                .externalConfigurationEnabled(false)
                .build();
    }

    List<FleetAccount> accounts() {
        return emulator.accounts().stream()
                .map(account -> FleetAccount.of(account.accountId(), () -> credentials(account)))
                .toList();
    }

    private static StaticCredentialsProvider credentials(EmulatedAccount account) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }

    /** Waits for the last change, saves the state, and closes the emulator. */
    @Override
    public void close() {
        try {
            changes.disposeGracefully().block(MAX_LAST_CHANGE);
        } finally {
            emulator.close();
        }
    }
}

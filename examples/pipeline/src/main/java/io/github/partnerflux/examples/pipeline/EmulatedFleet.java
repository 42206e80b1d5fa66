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
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Emulated accounts whose connections change every second. Their state is kept in a file for the next run. */
final class EmulatedFleet implements AutoCloseable {

    private static final int ACCOUNTS = 4;
    private static final int CONNECTIONS_PER_ACCOUNT = 250;
    private static final Duration CHANGE_INTERVAL = Duration.ofSeconds(1);
    private static final String CATALOG = "AWS";

    private final Random random = new Random();
    private final PartnerCentralEmulator emulator;
    private final Disposable changes;

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
        changes = Flux.interval(CHANGE_INTERVAL, Schedulers.boundedElastic()).subscribe(this::change);
    }

    private void change(long number) {
        EmulatedAccount account = emulator.account(random.nextInt(ACCOUNTS));
        List<EmulatedConnection> connections = account.connections(CATALOG);
        EmulatedConnection connection = connections.get(random.nextInt(connections.size()));
        switch ((int) (number % 4)) {
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

    @Override
    public void close() {
        changes.dispose();
        emulator.close();
    }
}

package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A client, and the resources to close after it. */
final class Service implements AutoCloseable {

    static final int MOST_EMULATED_ACCOUNTS = 100_000;

    private static final int CONNECTIONS_OF_SINGLE_ACCOUNT = 3_000;

    /** The number of the first account; the others have less. */
    private static final int CONNECTIONS_IN_FLEET = 1_000;

    private static final List<String> CATALOGS = List.of("AWS", "Sandbox");

    private final PartnerCentralAccountClient client;
    private final @Nullable PartnerCentralEmulator emulator;
    private final AwsAccountCredentials credentials = new AwsAccountCredentials();
    private final @Nullable ProfileCredentialsProvider profile;

    private Service(
            PartnerCentralAccountClient client,
            @Nullable PartnerCentralEmulator emulator,
            @Nullable ProfileCredentialsProvider profile) {
        this.client = client;
        this.emulator = emulator;
        this.profile = profile;
    }

    /**
     * Starts an emulator that is slow enough to watch, and that throttles some requests.
     *
     * @param accounts the number of its accounts; the client has the credentials of the first one
     */
    static Service emulated(int accounts, UnaryOperator<HttpClient> http) {
        PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .accounts(Math.min(accounts, MOST_EMULATED_ACCOUNTS))
                .connections(accounts == 1 ? CONNECTIONS_OF_SINGLE_ACCOUNT : CONNECTIONS_IN_FLEET)
                .latency(Duration.ofMillis(100))
                .throttleRate(0.05)
                .recordRequests(false)
                .start();
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                // Ignores this machine's environment and profiles, which configure calls to AWS.
                .externalConfigurationEnabled(false)
                .credentialsProvider(credentialsOf(emulator.account(0)))
                .httpClient(http)
                .build();
        return new Service(client, emulator, null);
    }

    private static StaticCredentialsProvider credentialsOf(EmulatedAccount account) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }

    /**
     * Creates a client of the real service.
     *
     * @param endpoint the service's address, or {@code null} for the AWS one
     * @param plaintext whether the endpoint may be {@code http} on another machine
     * @param profileName the profile of the credentials, or {@code null} for the default chain
     * @throws IllegalArgumentException if the endpoint cannot be used
     */
    static Service real(
            @Nullable URI endpoint, boolean plaintext, @Nullable String profileName, UnaryOperator<HttpClient> http) {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder()
                .plaintextAllowed(plaintext)
                .httpClient(http);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (profileName == null) {
            return new Service(builder.build(), null, null);
        }
        ProfileCredentialsProvider profile = ProfileCredentialsProvider.create(profileName);
        return new Service(builder.credentialsProvider(profile).build(), null, profile);
    }

    PartnerCentralAccountClient client() {
        return client;
    }

    boolean isEmulated() {
        return emulator != null;
    }

    /** Returns the credentials of a fleet. Each account of an emulator is one of its own, whatever its name. */
    AccountCredentials accountCredentials() {
        PartnerCentralEmulator emulated = emulator;
        return emulated == null
                ? credentials
                : account -> {
                    if (account.position() >= MOST_EMULATED_ACCOUNTS) {
                        throw new AccountLineException(
                                "the emulator has only " + MOST_EMULATED_ACCOUNTS + " accounts", "use fewer accounts");
                    }
                    EmulatedAccount emulatedAccount = emulated.account(account.position());
                    shorten(emulatedAccount, account.position());
                    return credentialsOf(emulatedAccount);
                };
    }

    /** Removes a share of the connections that depends on the position, so that accounts have different numbers. */
    private static void shorten(EmulatedAccount account, int position) {
        int removed = (int) (position * 631L % CONNECTIONS_IN_FLEET);
        for (String catalog : CATALOGS) {
            List<EmulatedConnection> connections = account.connections(catalog);
            connections.subList(connections.size() - removed, connections.size()).stream()
                    .map(EmulatedConnection::id)
                    .toList()
                    .forEach(id -> account.removeConnection(catalog, id));
        }
    }

    @Override
    public void close() {
        client.close();
        if (emulator != null) {
            emulator.close();
        }
        if (profile != null) {
            profile.close();
        }
        credentials.close();
    }
}

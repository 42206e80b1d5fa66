// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
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
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** A client, and the resources to close after it. */
final class Service implements AutoCloseable {

    static final int MOST_EMULATED_ACCOUNTS = 100_000;

    private static final int CONNECTIONS_OF_SINGLE_ACCOUNT = 3_000;

    private static final int CONNECTIONS_IN_FLEET = 1_000;

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

    /**
     * Creates the credentials provider of an account of a fleet; blocks. Each account of an emulator is one of its own,
     * whatever its name.
     */
    IdentityProvider<? extends AwsCredentialsIdentity> credentialsOf(AccountLine account) {
        if (emulator == null) {
            return credentials.of(account);
        }
        List<EmulatedAccount> accounts = emulator.accounts();
        // The file may have grown since its accounts were counted.
        if (account.position() >= accounts.size()) {
            throw new AccountLineException(
                    "the emulator was started with " + Messages.number(accounts.size(), "account"),
                    "run again, with at most " + Messages.number(MOST_EMULATED_ACCOUNTS, "account"));
        }
        return credentialsOf(accounts.get(account.position()));
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

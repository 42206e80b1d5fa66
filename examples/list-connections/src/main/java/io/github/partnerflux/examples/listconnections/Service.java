package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A client, and the resources to close after it. */
final class Service implements AutoCloseable {

    private final PartnerCentralAccountClient client;
    private final @Nullable PartnerCentralEmulator emulator;
    private final @Nullable ProfileCredentialsProvider profile;

    private Service(
            PartnerCentralAccountClient client,
            @Nullable PartnerCentralEmulator emulator,
            @Nullable ProfileCredentialsProvider profile) {
        this.client = client;
        this.emulator = emulator;
        this.profile = profile;
    }

    /** Starts an emulator that is slow enough to watch, and that throttles some requests. */
    static Service emulated(UnaryOperator<HttpClient> http) {
        PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .connections(3_000)
                .latency(Duration.ofMillis(100))
                .throttleRate(0.05)
                .start();
        EmulatedAccount account = emulator.account(0);
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                // Ignores this machine's environment and profiles, which configure calls to AWS.
                .externalConfigurationEnabled(false)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
                .httpClient(http)
                .build();
        return new Service(client, emulator, null);
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

    @Override
    public void close() {
        client.close();
        if (emulator != null) {
            emulator.close();
        }
        if (profile != null) {
            profile.close();
        }
    }
}

package io.github.partnerflux.flink;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Sources of an emulator's accounts, whose keys are their access key IDs. */
final class EmulatedFleet {

    static final Duration TIMEOUT = Duration.ofSeconds(50);

    static final int PAGE = 10;

    private EmulatedFleet() {}

    static PartnerConnectionsSource.Builder source(URI endpoint) {
        String address = endpoint.toString();
        return PartnerConnectionsSource.builder()
                .client(() -> client(address))
                .credentials(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)))
                .request(request -> request.catalog("AWS").maxResults(PAGE));
    }

    static PartnerConnectionsSource.Builder source(PartnerCentralEmulator emulator) {
        return source(emulator.endpoint()).accounts(AccountDiscovery.of(keys(emulator)));
    }

    static PartnerCentralAccountClient client(String endpoint) {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(URI.create(endpoint))
                .externalConfigurationEnabled(false)
                .build();
    }

    static List<String> keys(PartnerCentralEmulator emulator) {
        return emulator.accounts().stream().map(EmulatedAccount::accessKeyId).toList();
    }

    /** Returns how often each connection is listed if each account is listed once. */
    static Map<String, Map<String, Integer>> listedOnce(PartnerCentralEmulator emulator) {
        return emulator.accounts().stream()
                .collect(Collectors.toMap(EmulatedAccount::accessKeyId, EmulatedFleet::connectionsOnce));
    }

    private static Map<String, Integer> connectionsOnce(EmulatedAccount account) {
        return account.connections().stream()
                .map(EmulatedConnection::id)
                .collect(Collectors.toMap(Function.identity(), id -> 1));
    }
}

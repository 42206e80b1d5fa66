// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.Participant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Sources of an emulator's accounts, whose keys are their access key IDs. */
final class EmulatedFleet {

    static final Duration TIMEOUT = Duration.ofSeconds(50);

    static final int PAGE = 10;

    private static final int PAGES_BEFORE_STALL = 20;

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

    static Map<String, Map<String, ConnectionSummary>> listed(PartnerCentralEmulator emulator) {
        return listed(emulator.endpoint(), keys(emulator));
    }

    /** Returns the connections of each account by their IDs, as the client lists them. */
    static Map<String, Map<String, ConnectionSummary>> listed(URI endpoint, List<String> keys) {
        Map<String, Map<String, ConnectionSummary>> listed = new HashMap<>();
        try (PartnerCentralAccountClient client = client(endpoint.toString())) {
            client.listConnections(
                            Flux.fromIterable(keys).map(EmulatedFleet::account), request -> request.catalog("AWS"))
                    .doOnNext(event -> {
                        if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
                            listed.computeIfAbsent(item.account(), account -> new HashMap<>())
                                    .put(item.item().id(), item.item());
                        }
                    })
                    .blockLast(TIMEOUT);
        }
        return listed;
    }

    static String name(Participant participant) {
        if (participant instanceof Participant.PartnerProfile profile) {
            return profile.name();
        }
        if (participant instanceof Participant.SellerProfile profile) {
            return profile.name();
        }
        return ((Participant.Account) participant).name();
    }

    static FleetAccount account(String key) {
        return FleetAccount.of(key, () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)));
    }

    /**
     * Lets a source that has requested nothing yet stall after {@value #PAGES_BEFORE_STALL} pages. The requests that
     * are in flight then end with the job or its restart; those after them do not stall.
     *
     * @param places the pages that all subtasks of the job may have in flight
     * @return completes when all places are taken by requests without a response
     */
    static CompletableFuture<?> stall(PartnerCentralEmulator emulator, int places) {
        emulator.inject(
                Fault.delay(Duration.ZERO).times(PAGES_BEFORE_STALL),
                Fault.never().times(places));
        return emulator.awaitRequest(PAGES_BEFORE_STALL + places - 1);
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

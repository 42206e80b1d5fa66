// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.PagedFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.benchmarks.AccessKeys;
import io.github.partnerflux.benchmarks.Checksum;
import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.Participant;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Partnerflux with its defaults: only the endpoint and the credentials are set. */
public class PartnerfluxWorker implements Contestant<ConnectionSummary> {

    private final PartnerCentralAccountClient client;
    private final Map<Integer, PartnerCentralAccountClient> accounts = new ConcurrentHashMap<>();

    /** Creates a client. */
    public PartnerfluxWorker(URI endpoint) {
        client = PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials(0))
                .build();
    }

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(PartnerfluxWorker::new);
    }

    private static StaticCredentialsProvider credentials(int account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(AccessKeys.id(account), "secret" + account));
    }

    @Override
    public PagedFlux<ConnectionSummary> list(int account, int pageSize) {
        return accounts.computeIfAbsent(account, a -> client.withCredentialsProvider(credentials(a)))
                .listConnections(request -> request(request, pageSize));
    }

    @Override
    public Flux<ConnectionSummary> listPageAhead(int account, int pageSize) {
        return list(account, pageSize).readAhead(pageSize);
    }

    @Override
    public Flux<ConnectionSummary> listFleet(int accounts, Runnable accountFailed) {
        Flux<FleetAccount> fleet = Flux.range(0, accounts)
                .map(account -> FleetAccount.of(String.valueOf(account), () -> credentials(account)));
        return configure(client.listConnections(fleet, PartnerfluxWorker::request))
                .handle((event, sink) -> {
                    if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
                        sink.next(item.item());
                    } else if (event instanceof FleetEvent.Failed<ConnectionSummary>) {
                        accountFailed.run();
                    }
                });
    }

    /** Returns the fleet with its settings. */
    FleetFlux<ConnectionSummary> configure(FleetFlux<ConnectionSummary> fleet) {
        return fleet;
    }

    PartnerCentralAccountClient client() {
        return client;
    }

    static void request(ListConnectionsRequest.Builder request) {
        request(request, PAGE_SIZE);
    }

    private static void request(ListConnectionsRequest.Builder request, int pageSize) {
        request.catalog("AWS").maxResults(pageSize);
    }

    @Override
    public String id(ConnectionSummary connection) {
        return connection.id();
    }

    @Override
    public long checksum(ConnectionSummary connection) {
        long checksum = Checksum.add(0, connection.catalog());
        checksum = Checksum.add(checksum, connection.id());
        checksum = Checksum.add(checksum, connection.arn());
        checksum = Checksum.add(checksum, connection.otherParticipantAccountId());
        checksum = Checksum.add(checksum, connection.updatedAt());
        long[] types = {0};
        connection.connectionTypes().forEach((type, summary) -> types[0] += checksum(type, summary));
        return checksum + types[0];
    }

    private static long checksum(ConnectionType type, ConnectionTypeSummary summary) {
        long checksum = Checksum.add(0, type.value());
        checksum = Checksum.add(checksum, summary.status().value());
        Participant participant = summary.otherParticipant();
        if (participant instanceof Participant.PartnerProfile profile) {
            return checksum(checksum, "PartnerProfile", profile.id(), profile.name());
        }
        if (participant instanceof Participant.SellerProfile profile) {
            return checksum(checksum, "SellerProfile", profile.id(), profile.name());
        }
        if (participant instanceof Participant.Account account) {
            return checksum(checksum, "Account", "", account.name());
        }
        throw new IllegalStateException("the server sends no such participant: " + participant);
    }

    private static long checksum(long preceding, String kind, String id, String name) {
        return Checksum.add(Checksum.add(Checksum.add(preceding, kind), id), name);
    }

    @Override
    public void close() {
        client.close();
    }
}

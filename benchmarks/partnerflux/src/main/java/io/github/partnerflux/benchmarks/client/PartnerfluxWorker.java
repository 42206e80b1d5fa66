package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.PagedFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Partnerflux with its defaults: only the endpoint and the credentials are set. */
public final class PartnerfluxWorker implements Contestant<ConnectionSummary> {

    private final PartnerCentralAccountClient client;
    private final Map<Integer, PartnerCentralAccountClient> accounts = new ConcurrentHashMap<>();

    private PartnerfluxWorker(URI endpoint) {
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
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIDEXAMPLE" + account, "secret" + account));
    }

    @Override
    public PagedFlux<ConnectionSummary> list(int account) {
        return accounts.computeIfAbsent(account, a -> client.withCredentialsProvider(credentials(a)))
                .listConnections(r -> r.catalog("AWS").maxResults(PAGE_SIZE));
    }

    @Override
    public PagedFlux<ConnectionSummary> listPageAhead(int account) {
        return list(account).readAhead(PAGE_SIZE);
    }

    @Override
    public String id(ConnectionSummary connection) {
        return connection.id();
    }

    @Override
    public void close() {
        client.close();
    }
}

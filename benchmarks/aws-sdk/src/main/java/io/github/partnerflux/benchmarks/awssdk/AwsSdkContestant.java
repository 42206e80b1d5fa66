package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.Workload;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountAsyncClient;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary;

/** The AWS SDK's asynchronous client, with an HTTP client that has a connection for each account. */
final class AwsSdkContestant implements Contestant<ConnectionSummary> {

    private final PartnerCentralAccountAsyncClient client;
    private final List<StaticCredentialsProvider> accounts;

    AwsSdkContestant(URI endpoint, SdkAsyncHttpClient.Builder<?> httpClient) {
        accounts = IntStream.range(0, Workload.ACCOUNTS)
                .mapToObj(account -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIDEXAMPLE" + account, "secret" + account)))
                .toList();
        client = PartnerCentralAccountAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(accounts.get(0))
                .httpClientBuilder(httpClient)
                .build();
    }

    @Override
    public Publisher<ConnectionSummary> list(int account) {
        return client.listConnectionsPaginator(request -> request.catalog("AWS")
                        .maxResults(PAGE_SIZE)
                        .overrideConfiguration(override -> override.credentialsProvider(accounts.get(account))))
                .connectionSummaries();
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

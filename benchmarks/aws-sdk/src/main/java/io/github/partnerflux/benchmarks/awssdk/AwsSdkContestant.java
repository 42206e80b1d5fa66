package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.AccessKeys;
import io.github.partnerflux.benchmarks.Contestant;
import java.net.URI;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountAsyncClient;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary;

/** The AWS SDK's asynchronous client, with an HTTP client that has a connection for each account. */
final class AwsSdkContestant implements Contestant<ConnectionSummary> {

    private final PartnerCentralAccountAsyncClient client;

    AwsSdkContestant(URI endpoint, SdkAsyncHttpClient.Builder<?> httpClient) {
        this(endpoint, httpClient, ClientOverrideConfiguration.builder().build());
    }

    AwsSdkContestant(
            URI endpoint, SdkAsyncHttpClient.Builder<?> httpClient, ClientOverrideConfiguration configuration) {
        client = PartnerCentralAccountAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(0))
                .httpClientBuilder(httpClient)
                .overrideConfiguration(configuration)
                .build();
    }

    private static StaticCredentialsProvider credentials(int account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(AccessKeys.id(account), "secret" + account));
    }

    @Override
    public Publisher<ConnectionSummary> list(int account) {
        return client.listConnectionsPaginator(request -> request.catalog("AWS")
                        .maxResults(PAGE_SIZE)
                        .overrideConfiguration(override -> override.credentialsProvider(credentials(account))))
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

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.awssdk;

import io.github.partnerflux.benchmarks.AccessKeys;
import io.github.partnerflux.benchmarks.Checksum;
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
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionTypeSummary;
import software.amazon.awssdk.services.partnercentralaccount.model.Participant;

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
    public Publisher<ConnectionSummary> list(int account, int pageSize) {
        return client.listConnectionsPaginator(request -> request.catalog("AWS")
                        .maxResults(pageSize)
                        .overrideConfiguration(override -> override.credentialsProvider(credentials(account))))
                .connectionSummaries();
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
        connection.connectionTypesAsStrings().forEach((type, summary) -> types[0] += checksum(type, summary));
        return checksum + types[0];
    }

    private static long checksum(String type, ConnectionTypeSummary summary) {
        long checksum = Checksum.add(Checksum.add(0, type), summary.statusAsString());
        Participant participant = summary.otherParticipant();
        return switch (participant.type()) {
            case PARTNER_PROFILE ->
                checksum(
                        checksum,
                        "PartnerProfile",
                        participant.partnerProfile().id(),
                        participant.partnerProfile().name());
            case SELLER_PROFILE ->
                checksum(
                        checksum,
                        "SellerProfile",
                        participant.sellerProfile().id(),
                        participant.sellerProfile().name());
            case ACCOUNT ->
                checksum(checksum, "Account", "", participant.account().name());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("the server sends no such participant: " + participant);
        };
    }

    private static long checksum(long preceding, String kind, String id, String name) {
        return Checksum.add(Checksum.add(Checksum.add(preceding, kind), id), name);
    }

    @Override
    public void close() {
        client.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient;

/** Tests that the client lists the same connections as that of the AWS SDK. */
class AwsSdkComparisonIntegrationTests {

    @ParameterizedTest(name = "connection type {0}, page size {1}")
    @CsvSource({",", ",1", "SUBSIDIARY,7", "OPPORTUNITY_COLLABORATION,100", "SUBSIDIARY:ACTIVE,13"})
    void listsTheSameConnections(@Nullable String connectionType, @Nullable Integer pageSize) {
        try (PartnerCentralEmulator emulator =
                        PartnerCentralEmulator.builder().connections(60).start();
                PartnerCentralAccountClient sdk = PartnerCentralAccountClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(emulator.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .build();
                io.github.partnerflux.PartnerCentralAccountClient partnerflux =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            List<ConnectionSummary> theirs = sdk
                    .listConnectionsPaginator(
                            r -> r.catalog("AWS").connectionType(connectionType).maxResults(pageSize))
                    .connectionSummaries()
                    .stream()
                    .map(AwsSdkComparisonIntegrationTests::translate)
                    .toList();

            List<ConnectionSummary> ours = partnerflux
                    .listConnections(
                            r -> r.catalog("AWS").connectionType(connectionType).maxResults(pageSize))
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(ours).isNotEmpty().isEqualTo(theirs);
        }
    }

    private static ConnectionSummary translate(
            software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary theirs) {
        Map<ConnectionType, ConnectionTypeSummary> types = new LinkedHashMap<>();
        theirs.connectionTypesAsStrings()
                .forEach((type, summary) -> types.put(
                        new ConnectionType(type),
                        new ConnectionTypeSummary(
                                new ConnectionTypeStatus(summary.statusAsString()),
                                translate(summary.otherParticipant()))));
        return new ConnectionSummary(
                theirs.catalog(),
                theirs.id(),
                theirs.arn(),
                theirs.otherParticipantAccountId(),
                theirs.updatedAt(),
                types);
    }

    private static Participant translate(
            software.amazon.awssdk.services.partnercentralaccount.model.Participant theirs) {
        return switch (theirs.type()) {
            case PARTNER_PROFILE ->
                new Participant.PartnerProfile(
                        theirs.partnerProfile().id(), theirs.partnerProfile().name());
            case SELLER_PROFILE ->
                new Participant.SellerProfile(
                        theirs.sellerProfile().id(), theirs.sellerProfile().name());
            case ACCOUNT -> new Participant.Account(theirs.account().name());
            case UNKNOWN_TO_SDK_VERSION -> new Participant.Unknown("");
        };
    }
}

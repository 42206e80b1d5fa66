// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.EmulatedConnection.ParticipantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary;
import software.amazon.awssdk.services.partnercentralaccount.model.FieldValidationCode;
import software.amazon.awssdk.services.partnercentralaccount.model.ListConnectionsRequest;
import software.amazon.awssdk.services.partnercentralaccount.model.ListConnectionsResponse;
import software.amazon.awssdk.services.partnercentralaccount.model.Participant;
import software.amazon.awssdk.services.partnercentralaccount.model.PartnerCentralAccountException;
import software.amazon.awssdk.services.partnercentralaccount.model.ThrottlingException;
import software.amazon.awssdk.services.partnercentralaccount.model.ValidationException;
import software.amazon.awssdk.services.partnercentralaccount.model.ValidationExceptionReason;

/** The emulator as the AWS SDK, an independent client, sees it. */
class AwsSdkIntegrationTests {

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().accounts(3).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void clearRequests() {
        emulator.clearRequests();
    }

    @Test
    void listsAllConnectionsOfEveryAccount() {
        for (EmulatedAccount account : emulator.accounts()) {
            for (String catalog : List.of("AWS", "Sandbox")) {
                try (PartnerCentralAccountClient client = client(account.credentials())) {
                    List<Listed> listed = client
                            .listConnectionsPaginator(request -> request.catalog(catalog))
                            .connectionSummaries()
                            .stream()
                            .map(AwsSdkIntegrationTests::seen)
                            .toList();
                    assertThat(listed)
                            .isEqualTo(account.connections(catalog).stream()
                                    .map(AwsSdkIntegrationTests::expected)
                                    .toList());
                }
            }
        }
        assertThat(emulator.requestCount()).isEqualTo(3 * 2 * 3);
    }

    @Test
    void acceptsTemporaryCredentials() {
        try (PartnerCentralAccountClient client = client(emulator.account(1).temporaryCredentials())) {
            assertThat(client.listConnections(request -> request.catalog("AWS")).connectionSummaries())
                    .hasSize(100)
                    .first()
                    .extracting(ConnectionSummary::id)
                    .isEqualTo(emulator.account(1).connections().get(0).id());
        }
    }

    @Test
    void appliesThePageSize() {
        try (PartnerCentralAccountClient client = client(emulator.account(0).credentials())) {
            List<Integer> sizes = new ArrayList<>();
            for (ListConnectionsResponse page : client.listConnectionsPaginator(
                    request -> request.catalog("AWS").maxResults(60))) {
                sizes.add(page.connectionSummaries().size());
            }
            assertThat(sizes).containsExactly(60, 60, 60, 60, 10);
        }
    }

    @Test
    void endsAtTheLastFullPage() {
        try (PartnerCentralAccountClient client = client(emulator.account(0).credentials())) {
            List<Integer> sizes = new ArrayList<>();
            for (ListConnectionsResponse page : client.listConnectionsPaginator(
                    request -> request.catalog("AWS").maxResults(50))) {
                sizes.add(page.connectionSummaries().size());
            }
            assertThat(sizes).containsExactly(50, 50, 50, 50, 50);
        }
    }

    @Test
    void filtersByType() {
        assertThat(ids(request -> request.connectionType("SUBSIDIARY")))
                .isEqualTo(expectedIds(connection -> connection.types().containsKey("SUBSIDIARY")))
                .isNotEmpty();
    }

    @Test
    void filtersByTypeAndStatus() {
        assertThat(ids(request -> request.connectionType("SUBSIDIARY:CANCELED").maxResults(3)))
                .isEqualTo(expectedIds(connection -> connection.types().containsKey("SUBSIDIARY")
                        && connection.types().get("SUBSIDIARY").status().equals("CANCELED")))
                .hasSizeGreaterThan(3);
    }

    @Test
    void findsNothingForAnUnknownTypeOrStatus() {
        assertThat(ids(request -> request.connectionType("FRIENDSHIP"))).isEmpty();
        assertThat(ids(request -> request.connectionType("subsidiary"))).isEmpty();
        assertThat(ids(request -> request.connectionType("SUBSIDIARY:PENDING"))).isEmpty();
    }

    @Test
    void filtersByTheOtherParticipantsAccountOrProfile() {
        List<EmulatedConnection> all = emulator.account(0).connections();
        EmulatedConnection byProfile = withParticipant(all, ParticipantKind.PARTNER_PROFILE);
        EmulatedConnection bySeller = withParticipant(all, ParticipantKind.SELLER_PROFILE);
        EmulatedConnection byAccount = all.get(249);
        List<String> identifiers = List.of(
                participantId(byProfile, ParticipantKind.PARTNER_PROFILE),
                participantId(bySeller, ParticipantKind.SELLER_PROFILE),
                byAccount.otherParticipantAccountId(),
                "nobody");

        assertThat(ids(request -> request.otherParticipantIdentifiers(identifiers)))
                .containsExactlyInAnyOrder(List.of(byProfile, bySeller, byAccount).stream()
                        .map(EmulatedConnection::id)
                        .distinct()
                        .toArray(String[]::new));
    }

    @Test
    void reportsAllInvalidMembersAtOnce() {
        try (PartnerCentralAccountClient client = client(emulator.account(0).credentials())) {
            assertThatThrownBy(() -> client.listConnections(request ->
                            request.catalog("no catalog").maxResults(101).connectionType("?")))
                    .isInstanceOfSatisfying(ValidationException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.requestId()).isNotBlank();
                        assertThat(e.reason()).isEqualTo(ValidationExceptionReason.REQUEST_VALIDATION_FAILED);
                        assertThat(e.errorDetails())
                                .extracting(
                                        detail -> detail.fieldValidationError().name())
                                .containsExactly("Catalog", "ConnectionType", "MaxResults");
                        assertThat(e.errorDetails())
                                .extracting(
                                        detail -> detail.fieldValidationError().code())
                                .containsExactly(
                                        FieldValidationCode.INVALID_STRING_FORMAT,
                                        FieldValidationCode.INVALID_STRING_FORMAT,
                                        FieldValidationCode.INVALID_VALUE);
                    });
        }
    }

    @Test
    void throttlesWithTheModelsException() {
        emulator.inject(Fault.throttle());
        try (PartnerCentralAccountClient client = client(emulator.account(0).credentials())) {
            assertThatThrownBy(() -> client.listConnections(request -> request.catalog("AWS")))
                    .isInstanceOfSatisfying(ThrottlingException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(429);
                        assertThat(e.serviceCode()).isNotBlank();
                        assertThat(e.quotaCode()).isNotBlank();
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
                    });
        }
    }

    @Test
    void rejectsAWrongSecret() {
        try (PartnerCentralAccountClient client = client(new EmulatedCredentials("test", "wrong", null))) {
            assertThatThrownBy(() -> client.listConnections(request -> request.catalog("AWS")))
                    .isInstanceOfSatisfying(PartnerCentralAccountException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                    });
        }
    }

    private static List<String> ids(java.util.function.Consumer<ListConnectionsRequest.Builder> more) {
        try (PartnerCentralAccountClient client = client(emulator.account(0).credentials())) {
            return client
                    .listConnectionsPaginator(request -> more.accept(request.catalog("AWS")))
                    .connectionSummaries()
                    .stream()
                    .map(ConnectionSummary::id)
                    .toList();
        }
    }

    private static List<String> expectedIds(java.util.function.Predicate<EmulatedConnection> filter) {
        return emulator.account(0).connections().stream()
                .filter(filter)
                .map(EmulatedConnection::id)
                .toList();
    }

    private static EmulatedConnection withParticipant(List<EmulatedConnection> all, ParticipantKind kind) {
        return all.stream()
                .filter(connection ->
                        connection.types().values().stream().anyMatch(type -> type.participantKind() == kind))
                .findFirst()
                .orElseThrow();
    }

    private static String participantId(EmulatedConnection connection, ParticipantKind kind) {
        return connection.types().values().stream()
                .filter(type -> type.participantKind() == kind)
                .map(EmulatedConnection.Type::participantId)
                .findFirst()
                .orElseThrow();
    }

    private static Listed expected(EmulatedConnection connection) {
        Map<String, ListedType> types = new HashMap<>();
        connection
                .types()
                .forEach((name, type) -> types.put(
                        name,
                        new ListedType(
                                type.status(), type.participantKind(), type.participantId(), type.participantName())));
        return new Listed(
                connection.catalog(),
                connection.id(),
                connection.arn(),
                connection.otherParticipantAccountId(),
                connection.updatedAt(),
                types);
    }

    private static Listed seen(ConnectionSummary summary) {
        Map<String, ListedType> types = new HashMap<>();
        summary.connectionTypesAsStrings()
                .forEach((name, type) -> types.put(name, seen(type.statusAsString(), type.otherParticipant())));
        return new Listed(
                summary.catalog(),
                summary.id(),
                summary.arn(),
                summary.otherParticipantAccountId(),
                summary.updatedAt(),
                types);
    }

    private static ListedType seen(String status, Participant participant) {
        return switch (participant.type()) {
            case PARTNER_PROFILE ->
                new ListedType(
                        status,
                        ParticipantKind.PARTNER_PROFILE,
                        participant.partnerProfile().id(),
                        participant.partnerProfile().name());
            case SELLER_PROFILE ->
                new ListedType(
                        status,
                        ParticipantKind.SELLER_PROFILE,
                        participant.sellerProfile().id(),
                        participant.sellerProfile().name());
            case ACCOUNT ->
                new ListedType(
                        status,
                        ParticipantKind.ACCOUNT,
                        null,
                        participant.account().name());
            default -> throw new IllegalArgumentException(participant.toString());
        };
    }

    /** What a summary shows of a connection. */
    private record Listed(
            String catalog,
            String id,
            String arn,
            String otherParticipantAccountId,
            Instant updatedAt,
            Map<String, ListedType> types) {}

    private record ListedType(
            String status,
            ParticipantKind participantKind,
            @Nullable String participantId,
            String participantName) {}

    private static PartnerCentralAccountClient client(EmulatedCredentials credentials) {
        AwsCredentials awsCredentials = credentials.sessionToken() == null
                ? AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())
                : AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(awsCredentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.twoaccounts;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.AcceptConnectionInvitationResponse;
import io.github.partnerflux.model.CancelConnectionResponse;
import io.github.partnerflux.model.Connection;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.CreateConnectionInvitationResponse;
import io.github.partnerflux.model.GetQualificationsAssociationDetailsResponse;
import io.github.partnerflux.model.PartnerSummary;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Connects two accounts of one company: the subsidiary accepts the invitation of the primary account, associates its
 * qualifications with it, and is released again. Both accounts belong to an emulator in the same process.
 */
public final class TwoAccounts {

    private static final String CATALOG = "AWS";

    /** The account that invites. */
    private final PartnerCentralAccountClient primary;

    private final String primaryAccountId;

    /** The account that is invited. */
    private final PartnerCentralAccountClient subsidiary;

    private final String subsidiaryAccountId;

    private TwoAccounts(PartnerCentralAccountClient client, EmulatedAccount primary, EmulatedAccount subsidiary) {
        // For AWS itself, use a provider of each account's role.
        this.primary = client.withCredentialsProvider(credentials(primary));
        this.primaryAccountId = primary.accountId();
        this.subsidiary = client.withCredentialsProvider(credentials(subsidiary));
        this.subsidiaryAccountId = subsidiary.accountId();
    }

    /** Runs the program, on an emulator of two accounts without other connections. */
    public static void main(String... arguments) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(2)
                        .connections(0)
                        .start();
                PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        // Ignores this machine's environment and profiles, which configure calls to AWS.
                        .externalConfigurationEnabled(false)
                        .build()) {
            new TwoAccounts(client, emulator.account(0), emulator.account(1))
                    .connectAndCancel()
                    .block(Duration.ofMinutes(1));
        }
    }

    private Mono<Void> connectAndCancel() {
        return invite().flatMap(invitation -> accept(invitation.id()))
                .flatMap(connection -> listOnBothSides()
                        .then(associateQualifications())
                        .then(cancel(connection.id()))
                        .then(listOnBothSides()));
    }

    private Mono<CreateConnectionInvitationResponse> invite() {
        return primary.createConnectionInvitation(request -> request.catalog(CATALOG)
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .receiverIdentifier(subsidiaryAccountId)
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Welcome to the group."))
                .doOnNext(invitation -> System.out.printf(
                        "Account %s invites account %s as its subsidiary: invitation %s is %s.%n",
                        primaryAccountId, subsidiaryAccountId, invitation.id(), invitation.status()));
    }

    private Mono<Connection> accept(String invitationId) {
        return subsidiary
                .acceptConnectionInvitation(request -> request.catalog(CATALOG).identifier(invitationId))
                .map(AcceptConnectionInvitationResponse::connection)
                .doOnNext(connection ->
                        System.out.printf("The subsidiary accepts: they share connection %s.%n", connection.id()));
    }

    private Mono<Void> listOnBothSides() {
        return Flux.concat(list("The primary account", primary), list("The subsidiary", subsidiary))
                .then();
    }

    private static Flux<ConnectionSummary> list(String owner, PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog(CATALOG))
                .doOnNext(connection -> connection
                        .connectionTypes()
                        .forEach((type, details) -> System.out.printf(
                                "%s lists connection %s to account %s: %s is %s.%n",
                                owner,
                                connection.id(),
                                connection.otherParticipantAccountId(),
                                type,
                                details.status())));
    }

    /** Starts the task and waits until it has succeeded, which takes the service a while. */
    private Mono<GetQualificationsAssociationDetailsResponse> associateQualifications() {
        return subsidiary
                .listPartners(request -> request.catalog(CATALOG))
                .next()
                .map(PartnerSummary::id)
                .flatMap(partnerId -> subsidiary
                        .startQualificationsAssociationTask(request -> request.catalog(CATALOG)
                                .identifier(partnerId)
                                .primaryPartner(partner -> partner.accountId(primaryAccountId)))
                        .doOnNext(task -> System.out.printf(
                                "The subsidiary starts to associate its qualifications: task %s is %s.%n",
                                task.taskId(), task.status()))
                        .then(subsidiary
                                .waitUntilQualificationsAssociationTaskSucceeded(
                                        request -> request.catalog(CATALOG).identifier(partnerId))
                                .every(Duration.ofMillis(200))
                                .result())
                        .doOnNext(task -> System.out.printf("Task %s is %s.%n", task.taskId(), task.status()))
                        .then(subsidiary.getQualificationsAssociationDetails(
                                request -> request.catalog(CATALOG).identifier(partnerId)))
                        .doOnNext(details -> System.out.printf(
                                "The qualifications of partner %s are %s with those of account %s.%n",
                                details.id(), details.status(), primaryAccountId)));
    }

    private Mono<CancelConnectionResponse> cancel(String connectionId) {
        return primary.cancelConnection(request -> request.catalog(CATALOG)
                        .identifier(connectionId)
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .reason("The subsidiary was sold."))
                .doOnNext(connection ->
                        System.out.printf("The primary account cancels connection %s.%n", connection.id()));
    }

    private static StaticCredentialsProvider credentials(EmulatedAccount account) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }
}

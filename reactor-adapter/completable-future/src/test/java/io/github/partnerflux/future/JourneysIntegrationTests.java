// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static io.github.partnerflux.future.EmulatedService.await;
import static io.github.partnerflux.future.EmulatedService.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.CancelConnectionResponse;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.CreateConnectionInvitationResponse;
import io.github.partnerflux.model.GetConnectionResponse;
import io.github.partnerflux.model.GetPartnerResponse;
import io.github.partnerflux.model.GetQualificationsAssociationDetailsResponse;
import io.github.partnerflux.model.IndustrySegment;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.ParticipantType;
import io.github.partnerflux.model.PartnerDomain;
import io.github.partnerflux.model.PrimarySolutionType;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.PutProfileVisibilityResponse;
import io.github.partnerflux.model.QualificationsAssociationPartner;
import io.github.partnerflux.model.QualificationsAssociationStatus;
import io.github.partnerflux.model.StartVerificationRequest;
import io.github.partnerflux.model.TaskDetails;
import io.github.partnerflux.model.Verification;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What applications do with the service, as they would write it with futures. */
class JourneysIntegrationTests {

    private static final WaitOptions OFTEN = WaitOptions.defaults().every(Duration.ofMillis(20));

    private static PartnerCentralEmulator emulator;

    private static PartnerCentralAccountClient client;

    /** The client of the first account. */
    private static PartnerCentralAccountFutureClient futures;

    /** The client of the second account. */
    private static PartnerCentralAccountFutureClient other;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(4)
                .connections(30)
                .verified(false)
                .profileUpdateDuration(Duration.ofMillis(100))
                .qualificationsTaskDuration(Duration.ofMillis(100))
                .start();
        client = TestClients.clientFor(emulator.endpoint()).build();
        futures = futuresOf(emulator.account(0));
        other = futuresOf(emulator.account(1));
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    @Test
    void invitesAPartnerAndWaitsUntilTheConnectionIsActive() {
        String profileId = profileId(other);
        emulator.clearRequests();

        CompletableFuture<GetConnectionResponse> connected = invite(futures, profileId)
                .thenCompose(invitation -> futures.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(invitation.id()),
                        OFTEN.atMost(Duration.ofDays(7))))
                .thenCompose(accepted ->
                        futures.getConnection(request -> request.catalog("AWS").identifier(accepted.connectionId())));
        // The invitation is pending when it is polled first.
        await(emulator.awaitRequest(1));
        await(acceptAll(other, Set.of(profileId(futures))));

        GetConnectionResponse connection = await(connected);
        assertThat(connection.otherParticipantAccountId()).isEqualTo(accountId(1));
        assertThat(connection.connectionTypes()).containsOnlyKeys(ConnectionType.OPPORTUNITY_COLLABORATION);
    }

    @Test
    void acceptsTheInvitationsOfKnownPartners() {
        String profileId = profileId(futures);
        CreateConnectionInvitationResponse known = await(invite(other, profileId));
        CreateConnectionInvitationResponse unknown = await(invite(futuresOf(emulator.account(2)), profileId));

        await(acceptAll(futures, Set.of(profileId(other))));

        assertThat(status(known)).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(status(unknown)).isEqualTo(InvitationStatus.PENDING);
    }

    /** Accepts the invitations of partners that the application knows. */
    private static CompletableFuture<Void> acceptAll(
            PartnerCentralAccountFutureClient receiver, Set<String> knownProfileIds) {
        return receiver.listConnectionInvitations(request -> request.catalog("AWS")
                        .participantType(ParticipantType.RECEIVER)
                        .status(InvitationStatus.PENDING))
                .thenCompose(invitations -> CompletableFuture.allOf(invitations.stream()
                        .filter(invitation -> knownProfileIds.contains(invitation.otherParticipantIdentifier()))
                        .map(invitation -> receiver.acceptConnectionInvitation(
                                request -> request.catalog("AWS").identifier(invitation.id())))
                        .toArray(CompletableFuture[]::new)));
    }

    @Test
    void mirrorsTheConnectionsOfManyAccountsAndFindsWhatHasChanged() {
        Map<String, ConnectionSummary> earlier = await(mirror());
        String connected = emulator.connect("AWS", 1, 2, "SUBSIDIARY");

        Map<String, ConnectionSummary> later = await(mirror());

        assertThat(earlier).hasSize(4 * 30);
        assertThat(later).containsAllEntriesOf(earlier);
        assertThat(later.keySet())
                .filteredOn(key -> !earlier.containsKey(key))
                .containsExactlyInAnyOrder(accountId(1) + " " + connected, accountId(2) + " " + connected);
    }

    /** Lists the connections of all accounts at once. */
    private static CompletableFuture<Map<String, ConnectionSummary>> mirror() {
        Map<String, ConnectionSummary> mirror = new ConcurrentHashMap<>();
        return CompletableFuture.allOf(emulator.accounts().stream()
                        .map(account -> futuresOf(account)
                                .forEachConnection(
                                        request -> request.catalog("AWS").maxResults(20),
                                        connection ->
                                                mirror.put(account.accountId() + " " + connection.id(), connection)))
                        .toArray(CompletableFuture[]::new))
                .thenApply(done -> mirror);
    }

    @Test
    void connectsASubsidiaryAndAssociatesItsQualifications() {
        PartnerCentralAccountFutureClient primary = futures;
        PartnerCentralAccountFutureClient subsidiary = other;

        CompletableFuture<GetQualificationsAssociationDetailsResponse> associated = primary.createConnectionInvitation(
                        request -> request.catalog("AWS")
                                .connectionType(ConnectionType.SUBSIDIARY)
                                .receiverIdentifier(accountId(1))
                                .name("Ada")
                                .email("alliances@example.com")
                                .message("Welcome to the group."))
                .thenCompose(invitation -> subsidiary.acceptConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .thenCompose(accepted -> partner(subsidiary))
                .thenCompose(partner -> subsidiary.startQualificationsAssociationTask(request -> request.catalog("AWS")
                        .identifier(partner.id())
                        .primaryPartner(primaryPartner -> primaryPartner.accountId(accountId(0)))))
                .thenCompose(started -> subsidiary.waitUntilQualificationsAssociationTaskSucceeded(
                        request -> request.catalog("AWS").identifier(started.id()), OFTEN))
                .thenCompose(succeeded -> subsidiary.getQualificationsAssociationDetails(
                        request -> request.catalog("AWS").identifier(succeeded.id())));

        assertThat(await(associated).status()).isEqualTo(QualificationsAssociationStatus.ASSOCIATED);
        assertThat(await(associated).associatedPartners())
                .containsExactly(new QualificationsAssociationPartner(profileId(subsidiary), accountId(1)));
    }

    @Test
    void updatesTheProfileAndPublishesIt() {
        CompletableFuture<PutProfileVisibilityResponse> published = partner(futures)
                .thenCompose(partner -> futures.startProfileUpdateTask(request -> request.catalog("AWS")
                        .identifier(partner.id())
                        .taskDetails(TaskDetails.of(partner.profile()).toBuilder()
                                .description("Migrations to AWS since 2015.")
                                .build())))
                .thenCompose(started -> futures.waitUntilProfileUpdateTaskSucceeded(
                        request -> request.catalog("AWS").identifier(started.id()), OFTEN))
                .thenCompose(done -> futures.putProfileVisibility(
                        request -> request.catalog("AWS").identifier(done.id()).visibility(ProfileVisibility.PUBLIC)));

        assertThat(await(published).visibility()).isEqualTo(ProfileVisibility.PUBLIC);
        assertThat(await(partner(futures)).profile().description()).isEqualTo("Migrations to AWS since 2015.");
    }

    @Test
    void becomesAPartnerInTheSandbox() {
        CompletableFuture<GetPartnerResponse> registered = verify(request ->
                        request.businessVerificationDetails(business -> business.legalName("Ada's Engines Ltd.")
                                .registrationId("12345678")
                                .countryCode("GB")))
                .thenCompose(business -> verify(StartVerificationRequest.Builder::registrantVerificationDetails))
                .thenCompose(registrant -> futures.sendEmailVerificationCode(
                        request -> request.catalog("Sandbox").email("ada@engines.example")))
                .thenCompose(sent -> futures.createPartner(request -> request.catalog("Sandbox")
                        .legalName("Ada's Engines Ltd.")
                        .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                        .allianceLeadContact(contact -> contact.firstName("Ada")
                                .lastName("Lovelace")
                                .email("ada@engines.example")
                                .businessTitle("Founder"))
                        .emailVerificationCode("123456")))
                .thenCompose(partner -> futures.startProfileUpdateTask(request -> request.catalog("Sandbox")
                        .identifier(partner.id())
                        .taskDetails(details -> details.displayName("Ada's Engines")
                                .description("Analytical engines.")
                                .websiteUrl("https://engines.example/")
                                .logoUrl("https://engines.example/logo.png")
                                .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                                .industrySegments(IndustrySegment.COMPUTER_SOFTWARE)
                                .translationSourceLocale("en-US"))))
                .thenCompose(started -> futures.waitUntilProfileUpdateTaskSucceeded(
                        request -> request.catalog("Sandbox").identifier(started.id()), OFTEN))
                .thenCompose(done -> futures.putProfileVisibility(request ->
                        request.catalog("Sandbox").identifier(done.id()).visibility(ProfileVisibility.PUBLIC)))
                .thenCompose(published -> futures.associateAwsTrainingCertificationEmailDomain(
                                request -> request.catalog("Sandbox")
                                        .identifier(published.id())
                                        .email("ada@engines.example")
                                        .emailVerificationCode("123456"))
                        .thenCompose(associated -> futures.getPartner(
                                request -> request.catalog("Sandbox").identifier(published.id()))));

        GetPartnerResponse partner = await(registered);
        assertThat(partner.legalName()).isEqualTo("Ada's Engines Ltd.");
        assertThat(partner.profile().profileId()).startsWith("pprofile-");
        assertThat(partner.awsTrainingCertificationEmailDomains())
                .extracting(PartnerDomain::domainName)
                .containsExactly("engines.example");
    }

    /** Starts a verification, and waits until the business or the registrant is verified. */
    private static CompletableFuture<Verification> verify(Consumer<StartVerificationRequest.Builder> request) {
        return futures.startVerification(request).thenCompose(started -> {
            emulator.account(0).completeVerification(started.verificationType().value(), "SUCCEEDED");
            return futures.waitUntilVerificationSucceeded(
                    get -> get.verificationType(started.verificationType()), OFTEN);
        });
    }

    @Test
    void excludesAParticipantFromInviting() {
        String excluded = profileId(other);

        await(exclude(excluded));

        assertThat(failureOf(invite(other, profileId(futures))))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.reason())
                                .isEqualTo(ConflictExceptionReason.INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER));
    }

    /** An update that is rejected, because the other was faster, is repeated with what the other has written. */
    @Test
    void keepsBothOfTwoConcurrentEdits() {
        List<String> ids = List.of(profileId(other), profileId(futuresOf(emulator.account(2))));

        CompletableFuture<?> first = exclude(ids.get(0));
        CompletableFuture<?> second = exclude(ids.get(1));
        await(CompletableFuture.allOf(first, second));

        assertThat(await(futures.getConnectionPreferences(request -> request.catalog("AWS")))
                        .excludedParticipantIds())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static CompletableFuture<ConnectionPreferences> exclude(String participantId) {
        return futures.editConnectionPreferences("AWS", current -> {
            Set<String> excluded = new LinkedHashSet<>(current.excludedParticipantIds());
            excluded.add(participantId);
            return current.toUpdate()
                    .accessType(AccessType.ALLOW_BY_DEFAULT_DENY_SOME)
                    .excludedParticipantIdentifiers(excluded);
        });
    }

    @Test
    void endsAPartnership() {
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        CreateConnectionInvitationResponse open = await(invite(futures, profileId(other)));
        List<String> partner = List.of(accountId(1), profileId(other));

        await(futures.listConnections(request -> request.catalog("AWS").otherParticipantIdentifiers(partner))
                .thenCompose(connections -> CompletableFuture.allOf(connections.stream()
                        .flatMap(JourneysIntegrationTests::cancel)
                        .toArray(CompletableFuture[]::new)))
                .thenCompose(canceled -> futures.listConnectionInvitations(request -> request.catalog("AWS")
                        .otherParticipantIdentifiers(partner)
                        .participantType(ParticipantType.SENDER)
                        .status(InvitationStatus.PENDING)))
                .thenCompose(invitations -> CompletableFuture.allOf(invitations.stream()
                        .map(invitation -> futures.cancelConnectionInvitation(
                                request -> request.catalog("AWS").identifier(invitation.id())))
                        .toArray(CompletableFuture[]::new))));

        assertThat(status(open)).isEqualTo(InvitationStatus.CANCELED);
        assertThat(await(other.listConnections(
                        request -> request.catalog("AWS").otherParticipantIdentifiers(accountId(0)))))
                .flatExtracting(connection -> connection.connectionTypes().values())
                .extracting(ConnectionTypeSummary::status)
                .containsExactly(ConnectionTypeStatus.CANCELED);
    }

    /** Cancels the active types of a connection. */
    private static Stream<CompletableFuture<CancelConnectionResponse>> cancel(ConnectionSummary connection) {
        return connection.connectionTypes().entrySet().stream()
                .filter(type -> type.getValue().status().equals(ConnectionTypeStatus.ACTIVE))
                .map(type -> futures.cancelConnection(request -> request.catalog("AWS")
                        .identifier(connection.id())
                        .connectionType(type.getKey())
                        .reason("The contract has ended.")));
    }

    private static CompletableFuture<CreateConnectionInvitationResponse> invite(
            PartnerCentralAccountFutureClient inviter, String profileId) {
        return inviter.createConnectionInvitation(request -> request.catalog("AWS")
                .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                .receiverIdentifier(profileId)
                .name("Ada")
                .email("alliances@example.com")
                .message("Let us co-sell."));
    }

    private static InvitationStatus status(CreateConnectionInvitationResponse invitation) {
        return await(futures.getConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .status();
    }

    private static String profileId(PartnerCentralAccountFutureClient account) {
        return await(partner(account)).profile().profileId();
    }

    private static CompletableFuture<GetPartnerResponse> partner(PartnerCentralAccountFutureClient account) {
        return account.listPartners(request -> request.catalog("AWS"))
                .thenCompose(partners -> account.getPartner(request ->
                        request.catalog("AWS").identifier(partners.get(0).id())));
    }

    private static String accountId(int account) {
        return emulator.account(account).accountId();
    }

    private static PartnerCentralAccountFutureClient futuresOf(EmulatedAccount account) {
        return PartnerCentralAccountFutureClient.from(client.withCredentialsProvider(
                TestClients.credentials(account.accessKeyId(), account.secretAccessKey())));
    }
}

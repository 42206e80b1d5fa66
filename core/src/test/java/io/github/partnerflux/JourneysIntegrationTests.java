// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.model.AcceptConnectionInvitationResponse;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.CancelConnectionResponse;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.Connection;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.CreateConnectionInvitationResponse;
import io.github.partnerflux.model.CreatePartnerResponse;
import io.github.partnerflux.model.GetConnectionResponse;
import io.github.partnerflux.model.GetPartnerResponse;
import io.github.partnerflux.model.GetQualificationsAssociationDetailsResponse;
import io.github.partnerflux.model.IndustrySegment;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.ParticipantType;
import io.github.partnerflux.model.PartnerDomain;
import io.github.partnerflux.model.PartnerProfile;
import io.github.partnerflux.model.PartnerSummary;
import io.github.partnerflux.model.PrimarySolutionType;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.QualificationsAssociationPartner;
import io.github.partnerflux.model.QualificationsAssociationStatus;
import io.github.partnerflux.model.StartVerificationRequest;
import io.github.partnerflux.model.TaskDetails;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import io.github.partnerflux.model.Verification;
import io.github.partnerflux.model.VerificationResponseDetails.RegistrantVerificationResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** What applications do with the service, as they would write it with Reactor. */
class JourneysIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration OFTEN = Duration.ofMillis(20);

    private static PartnerCentralEmulator emulator;

    /** The client of the first account. */
    private static PartnerCentralAccountClient client;

    /** The client of the second account. */
    private static PartnerCentralAccountClient other;

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
        other = clientOf(1);
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

        CompletableFuture<GetConnectionResponse> connected = invite(client, profileId)
                .flatMap(invitation -> client.waitUntilConnectionInvitationAccepted(
                                request -> request.catalog("AWS").identifier(invitation.id()))
                        .every(OFTEN)
                        .atMost(Duration.ofDays(7))
                        .result())
                .flatMap(accepted ->
                        client.getConnection(request -> request.catalog("AWS").identifier(accepted.connectionId())))
                .toFuture();
        // The invitation is pending when it is polled first.
        Mono.fromFuture(emulator.awaitRequest(1)).block(TIMEOUT);
        assertThat(acceptAll(other, Set.of(profileId(client)))).hasSize(1);

        GetConnectionResponse connection = Mono.fromFuture(connected).block(TIMEOUT);
        assertThat(connection.otherParticipantAccountId()).isEqualTo(accountId(1));
        assertThat(connection.connectionTypes()).containsOnlyKeys(ConnectionType.OPPORTUNITY_COLLABORATION);
    }

    @Test
    void acceptsTheInvitationsOfKnownPartners() {
        String profileId = profileId(client);
        CreateConnectionInvitationResponse known =
                invite(clientOf(1), profileId).block(TIMEOUT);
        CreateConnectionInvitationResponse unknown =
                invite(clientOf(2), profileId).block(TIMEOUT);

        List<Connection> connections = acceptAll(client, Set.of(profileId(clientOf(1))));

        assertThat(connections)
                .singleElement()
                .satisfies(connection ->
                        assertThat(connection.otherParticipantAccountId()).isEqualTo(accountId(1)));
        assertThat(status(known)).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(status(unknown)).isEqualTo(InvitationStatus.PENDING);
    }

    @Test
    void acceptsAnInvitationThatWasCanceledMeanwhileWithoutAnError() {
        PartnerCentralAccountClient inviter = clientOf(1);
        CreateConnectionInvitationResponse invitation =
                invite(inviter, profileId(client)).block(TIMEOUT);

        // The inviter cancels while the receiver looks the inviter up.
        List<AcceptConnectionInvitationResponse> accepted = client.listConnectionInvitations(
                        request -> request.catalog("AWS")
                                .participantType(ParticipantType.RECEIVER)
                                .status(InvitationStatus.PENDING))
                .delayUntil(received -> inviter.cancelConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .flatMap(received -> client.acceptConnectionInvitation(
                                request -> request.catalog("AWS").identifier(received.id()))
                        .onErrorResume(ConflictException.class, e -> Mono.empty()))
                .collectList()
                .block(TIMEOUT);

        assertThat(accepted).isEmpty();
        assertThat(status(invitation)).isEqualTo(InvitationStatus.CANCELED);
    }

    /** Accepts the invitations of partners that the application knows, four at once. */
    private static List<Connection> acceptAll(PartnerCentralAccountClient receiver, Set<String> knownProfileIds) {
        return receiver.listConnectionInvitations(request -> request.catalog("AWS")
                        .participantType(ParticipantType.RECEIVER)
                        .status(InvitationStatus.PENDING))
                .filter(invitation -> knownProfileIds.contains(invitation.otherParticipantIdentifier()))
                .flatMap(
                        invitation -> receiver.acceptConnectionInvitation(
                                        request -> request.catalog("AWS").identifier(invitation.id()))
                                .map(AcceptConnectionInvitationResponse::connection)
                                // Canceled, expired or accepted meanwhile.
                                .onErrorResume(ConflictException.class, e -> Mono.empty()),
                        4)
                .collectList()
                .block(TIMEOUT);
    }

    @Test
    void mirrorsTheConnectionsOfManyAccountsAndFindsWhatHasChanged() {
        Mirror mirror = new Mirror();
        assertThat(mirror.run()).hasSize(4 * 30);
        String connected = emulator.connect("AWS", 1, 2, "SUBSIDIARY");
        EmulatedConnection canceled = activeSubsidiary(0);
        cancel(client, canceled.id(), ConnectionType.SUBSIDIARY).block(TIMEOUT);

        assertThat(mirror.run())
                .containsExactlyInAnyOrder(
                        "changed " + canceled.id() + " of " + accountId(0),
                        "added " + connected + " of " + accountId(1),
                        "added " + connected + " of " + accountId(2));
        assertThat(mirror.run()).isEmpty();
        assertThat(mirror.failures).isEmpty();
    }

    @Test
    void mirrorsTheOtherAccountsIfOneFails() {
        Mirror mirror = new Mirror();
        mirror.credentials.put(accountId(3), TestClients.credentials("test-4", "revoked"));

        assertThat(mirror.run()).hasSize(3 * 30);
        assertThat(mirror.failures).containsExactly(accountId(3));
    }

    /** Stores the connections of all accounts. */
    private static final class Mirror {

        private final Map<String, IdentityProvider<? extends AwsCredentialsIdentity>> credentials = new HashMap<>();

        private final Map<String, Map<String, ConnectionSummary>> stored = new ConcurrentHashMap<>();

        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        Mirror() {
            emulator.accounts().forEach(account -> credentials.put(account.accountId(), credentials(account)));
        }

        /** Lists the connections of all accounts, three at once, and returns the changes. */
        List<String> run() {
            return Flux.fromIterable(credentials.keySet())
                    .flatMap(
                            account -> client.withCredentialsProvider(credentials.get(account))
                                    .listConnections(
                                            request -> request.catalog("AWS").maxResults(20))
                                    .collectMap(ConnectionSummary::id)
                                    .flatMapIterable(listed -> replace(account, listed))
                                    // One failed account does not end the others.
                                    .onErrorResume(e -> {
                                        failures.add(account);
                                        return Flux.empty();
                                    }),
                            3)
                    .collectList()
                    .block(TIMEOUT);
        }

        /** Replaces what is stored of an account by a complete listing. */
        private List<String> replace(String account, Map<String, ConnectionSummary> listed) {
            Map<String, ConnectionSummary> earlier = stored.getOrDefault(account, Map.of());
            stored.put(account, listed);
            return listed.values().stream()
                    .filter(connection -> !connection.equals(earlier.get(connection.id())))
                    .map(connection -> (earlier.containsKey(connection.id()) ? "changed " : "added ") + connection.id()
                            + " of " + account)
                    .toList();
        }
    }

    @Test
    void connectsASubsidiaryAndAssociatesItsQualifications() {
        PartnerCentralAccountClient primary = client;
        PartnerCentralAccountClient subsidiary = other;

        GetQualificationsAssociationDetailsResponse details = primary.createConnectionInvitation(
                        request -> request.catalog("AWS")
                                .connectionType(ConnectionType.SUBSIDIARY)
                                .receiverIdentifier(accountId(1))
                                .name("Ada")
                                .email("alliances@example.com")
                                .message("Welcome to the group."))
                .flatMap(invitation -> subsidiary.acceptConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .then(subsidiary.listPartners(request -> request.catalog("AWS")).next())
                .map(PartnerSummary::id)
                .flatMap(partnerId -> subsidiary
                        .startQualificationsAssociationTask(request -> request.catalog("AWS")
                                .identifier(partnerId)
                                .primaryPartner(partner -> partner.accountId(accountId(0))))
                        .then(subsidiary
                                .waitUntilQualificationsAssociationTaskSucceeded(
                                        request -> request.catalog("AWS").identifier(partnerId))
                                .every(OFTEN)
                                .result())
                        .then(subsidiary.getQualificationsAssociationDetails(
                                request -> request.catalog("AWS").identifier(partnerId))))
                .block(TIMEOUT);

        assertThat(details.status()).isEqualTo(QualificationsAssociationStatus.ASSOCIATED);
        assertThat(details.primaryPartner())
                .isEqualTo(new QualificationsAssociationPartner(profileId(primary), accountId(0)));
        assertThat(details.associatedPartners())
                .containsExactly(new QualificationsAssociationPartner(profileId(subsidiary), accountId(1)));
    }

    @Test
    void updatesTheProfileAndPublishesIt() {
        PartnerProfile earlier = partner(client).profile();

        ProfileVisibility visibility = client.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        client.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .flatMap(partner -> client.startProfileUpdateTask(request -> request.catalog("AWS")
                                .identifier(partner.id())
                                .taskDetails(TaskDetails.of(partner.profile()).toBuilder()
                                        .description("Migrations to AWS since 2015.")
                                        .build()))
                        .then(client.waitUntilProfileUpdateTaskSucceeded(
                                        request -> request.catalog("AWS").identifier(partner.id()))
                                .every(OFTEN)
                                .result()))
                .flatMap(done -> client.putProfileVisibility(
                        request -> request.catalog("AWS").identifier(done.id()).visibility(ProfileVisibility.PUBLIC)))
                .block(TIMEOUT)
                .visibility();

        assertThat(visibility).isEqualTo(ProfileVisibility.PUBLIC);
        PartnerProfile updated = partner(client).profile();
        assertThat(updated.description()).isEqualTo("Migrations to AWS since 2015.");
        assertThat(updated.displayName()).isEqualTo(earlier.displayName());
        assertThat(updated.profileId()).isEqualTo(earlier.profileId());
    }

    @Test
    void becomesAPartnerInTheSandbox() {
        String partnerId = verify(request ->
                        request.businessVerificationDetails(business -> business.legalName("Ada's Engines Ltd.")
                                .registrationId("12345678")
                                .countryCode("GB")))
                .then(verify(StartVerificationRequest.Builder::registrantVerificationDetails))
                .then(client.sendEmailVerificationCode(
                        request -> request.catalog("Sandbox").email("ada@engines.example")))
                .then(client.createPartner(request -> request.catalog("Sandbox")
                        .legalName("Ada's Engines Ltd.")
                        .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                        .allianceLeadContact(contact -> contact.firstName("Ada")
                                .lastName("Lovelace")
                                .email("ada@engines.example")
                                .businessTitle("Founder"))
                        .emailVerificationCode("123456")))
                .map(CreatePartnerResponse::id)
                .block(TIMEOUT);
        client.startProfileUpdateTask(request -> request.catalog("Sandbox")
                        .identifier(partnerId)
                        .taskDetails(details -> details.displayName("Ada's Engines")
                                .description("Analytical engines.")
                                .websiteUrl("https://engines.example/")
                                .logoUrl("https://engines.example/logo.png")
                                .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                                .industrySegments(IndustrySegment.COMPUTER_SOFTWARE)
                                .translationSourceLocale("en-US")))
                .then(client.waitUntilProfileUpdateTaskSucceeded(
                                request -> request.catalog("Sandbox").identifier(partnerId))
                        .every(OFTEN)
                        .result())
                .then(client.putProfileVisibility(request ->
                        request.catalog("Sandbox").identifier(partnerId).visibility(ProfileVisibility.PUBLIC)))
                .then(client.associateAwsTrainingCertificationEmailDomain(request -> request.catalog("Sandbox")
                        .identifier(partnerId)
                        .email("ada@engines.example")
                        .emailVerificationCode("123456")))
                .block(TIMEOUT);

        GetPartnerResponse partner = client.getPartner(
                        request -> request.catalog("Sandbox").identifier(partnerId))
                .block(TIMEOUT);
        assertThat(partner.legalName()).isEqualTo("Ada's Engines Ltd.");
        assertThat(partner.profile().profileId()).startsWith("pprofile-");
        assertThat(partner.awsTrainingCertificationEmailDomains())
                .extracting(PartnerDomain::domainName)
                .containsExactly("engines.example");
    }

    /** Starts a verification, and waits until the business or the registrant is verified. */
    private static Mono<Verification> verify(Consumer<StartVerificationRequest.Builder> request) {
        return client.startVerification(request)
                .doOnNext(JourneysIntegrationTests::complete)
                .flatMap(started -> client.waitUntilVerificationSucceeded(
                                get -> get.verificationType(started.verificationType()))
                        .every(OFTEN)
                        .result());
    }

    /** Does what AWS does, and for the registrant, what this person does at the completion URL. */
    private static void complete(Verification started) {
        if (started.verificationResponseDetails() instanceof RegistrantVerificationResponse registrant) {
            assertThat(registrant.completionUrl()).startsWith("https://");
        }
        emulator.account(0).completeVerification(started.verificationType().value(), "SUCCEEDED");
    }

    @Test
    void excludesAParticipantFromInviting() {
        String excluded = profileId(other);

        client.editConnectionPreferences("AWS", current -> excluding(current, excluded))
                .block(TIMEOUT);

        StepVerifier.create(invite(other, profileId(client)))
                .expectErrorSatisfies(e -> assertThat(((ConflictException) e).reason())
                        .isEqualTo(ConflictExceptionReason.INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER))
                .verify(TIMEOUT);
        assertThat(invite(clientOf(2), profileId(client)).block(TIMEOUT).status())
                .isEqualTo(InvitationStatus.PENDING);
    }

    /** An update that is rejected, because the other was faster, is repeated with what the other has written. */
    @Test
    void keepsBothOfTwoConcurrentEdits() {
        List<String> ids = List.of(profileId(other), profileId(clientOf(2)));

        Flux.fromIterable(ids)
                .flatMap(id -> client.editConnectionPreferences("AWS", current -> excluding(current, id)))
                .blockLast(TIMEOUT);

        assertThat(client.getConnectionPreferences(request -> request.catalog("AWS"))
                        .block(TIMEOUT)
                        .excludedParticipantIds())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static UpdateConnectionPreferencesRequest.Builder excluding(
            ConnectionPreferences current, String participantId) {
        Set<String> excluded = new LinkedHashSet<>(current.excludedParticipantIds());
        excluded.add(participantId);
        return current.toUpdate()
                .accessType(AccessType.ALLOW_BY_DEFAULT_DENY_SOME)
                .excludedParticipantIdentifiers(excluded);
    }

    @Test
    void endsAPartnership() {
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        CreateConnectionInvitationResponse open =
                invite(client, profileId(other)).block(TIMEOUT);
        List<String> partner = List.of(accountId(1), profileId(other));

        List<CancelConnectionResponse> canceled = client.listConnections(
                        request -> request.catalog("AWS").otherParticipantIdentifiers(partner))
                .flatMap(connection -> Flux.fromIterable(
                                connection.connectionTypes().entrySet())
                        .filter(type -> type.getValue().status().equals(ConnectionTypeStatus.ACTIVE))
                        .concatMap(type -> cancel(client, connection.id(), type.getKey())))
                .collectList()
                .block(TIMEOUT);
        client.listConnectionInvitations(request -> request.catalog("AWS")
                        .otherParticipantIdentifiers(partner)
                        .participantType(ParticipantType.SENDER)
                        .status(InvitationStatus.PENDING))
                .flatMap(invitation -> client.cancelConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .blockLast(TIMEOUT);

        assertThat(canceled).hasSize(1);
        assertThat(status(open)).isEqualTo(InvitationStatus.CANCELED);
        assertThat(other.listConnections(request -> request.catalog("AWS").otherParticipantIdentifiers(accountId(0)))
                        .flatMapIterable(
                                connection -> connection.connectionTypes().values())
                        .map(ConnectionTypeSummary::status)
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(ConnectionTypeStatus.CANCELED);
    }

    private static Mono<CreateConnectionInvitationResponse> invite(
            PartnerCentralAccountClient inviter, String profileId) {
        return inviter.createConnectionInvitation(request -> request.catalog("AWS")
                .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                .receiverIdentifier(profileId)
                .name("Ada")
                .email("alliances@example.com")
                .message("Let us co-sell."));
    }

    private static Mono<CancelConnectionResponse> cancel(
            PartnerCentralAccountClient participant, String connectionId, ConnectionType type) {
        return participant.cancelConnection(request -> request.catalog("AWS")
                .identifier(connectionId)
                .connectionType(type)
                .reason("The contract has ended."));
    }

    /** Returns the status of an invitation to or from the second account or the first, as one of the two sees it. */
    private static InvitationStatus status(CreateConnectionInvitationResponse invitation) {
        return client.getConnectionInvitation(request -> request.catalog("AWS").identifier(invitation.id()))
                .block(TIMEOUT)
                .status();
    }

    private static String profileId(PartnerCentralAccountClient account) {
        return partner(account).profile().profileId();
    }

    private static GetPartnerResponse partner(PartnerCentralAccountClient account) {
        return account.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        account.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .block(TIMEOUT);
    }

    private static EmulatedConnection activeSubsidiary(int account) {
        return emulator.account(account).connections().stream()
                .filter(connection -> connection.types().containsKey("SUBSIDIARY")
                        && connection.types().get("SUBSIDIARY").status().equals("ACTIVE"))
                .findFirst()
                .orElseThrow();
    }

    private static String accountId(int account) {
        return emulator.account(account).accountId();
    }

    private static PartnerCentralAccountClient clientOf(int account) {
        return client.withCredentialsProvider(credentials(emulator.account(account)));
    }

    private static IdentityProvider<? extends AwsCredentialsIdentity> credentials(EmulatedAccount account) {
        return TestClients.credentials(account.accessKeyId(), account.secretAccessKey());
    }
}

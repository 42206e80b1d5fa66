// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient;
import software.amazon.awssdk.services.partnercentralaccount.model.AccessType;
import software.amazon.awssdk.services.partnercentralaccount.model.AllianceLeadContact;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionType;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionTypeStatus;
import software.amazon.awssdk.services.partnercentralaccount.model.CreatePartnerResponse;
import software.amazon.awssdk.services.partnercentralaccount.model.GetPartnerResponse;
import software.amazon.awssdk.services.partnercentralaccount.model.IndustrySegment;
import software.amazon.awssdk.services.partnercentralaccount.model.InvitationStatus;
import software.amazon.awssdk.services.partnercentralaccount.model.PartnerSummary;
import software.amazon.awssdk.services.partnercentralaccount.model.PrimarySolutionType;
import software.amazon.awssdk.services.partnercentralaccount.model.ProfileTaskStatus;
import software.amazon.awssdk.services.partnercentralaccount.model.ProfileVisibility;
import software.amazon.awssdk.services.partnercentralaccount.model.Tag;
import software.amazon.awssdk.services.partnercentralaccount.model.TaskDetails;

/** Two accounts act on each other with the AWS SDK, an independent client. */
class AwsSdkJourneysIntegrationTests {

    private final Set<String> succeeded = new TreeSet<>();

    @Test
    void everyOperationOfTheSdkSucceeds() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(2)
                        .connections(0)
                        .profileUpdateDuration(Duration.ofHours(1))
                        .start();
                PartnerCentralAccountClient inviter = client(emulator, 0);
                PartnerCentralAccountClient receiver = client(emulator, 1)) {
            register(inviter);
            updateProfile(emulator, inviter);
            changeContacts(emulator, inviter);
            connect(inviter, receiver);
            declineInvitations(inviter, receiver);
            tag(inviter);
        }

        assertThat(succeeded).containsExactlyInAnyOrderElementsOf(operations()).hasSizeGreaterThanOrEqualTo(27);
    }

    private static void register(PartnerCentralAccountClient client) {
        client.sendEmailVerificationCode(request -> request.catalog("Sandbox").email("ada@engines.example"));
        CreatePartnerResponse created = client.createPartner(request -> request.catalog("Sandbox")
                .legalName("Ada's Engines Ltd.")
                .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                .allianceLeadContact(contact("ada@engines.example"))
                .emailVerificationCode("123456"));

        assertThat(client.listPartners(request -> request.catalog("Sandbox")).partnerSummaryList())
                .extracting(PartnerSummary::id)
                .containsExactly(created.id());
    }

    private static void updateProfile(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        String partnerId = partner(client).id();
        TaskDetails details = TaskDetails.builder()
                .displayName("Ada's Engines")
                .description("Analytical engines.")
                .websiteUrl("https://engines.example/")
                .logoUrl("https://engines.example/logo.png")
                .primarySolutionType(PrimarySolutionType.SOFTWARE_PRODUCTS)
                .industrySegments(IndustrySegment.COMPUTER_SOFTWARE)
                .translationSourceLocale("en-US")
                .build();
        String canceled = client.startProfileUpdateTask(
                        request -> request.catalog("AWS").identifier(partnerId).taskDetails(details))
                .taskId();
        client.cancelProfileUpdateTask(
                request -> request.catalog("AWS").identifier(partnerId).taskId(canceled));
        client.startProfileUpdateTask(
                request -> request.catalog("AWS").identifier(partnerId).taskDetails(details));
        emulator.advanceTime(Duration.ofHours(1));

        assertThat(client.getProfileUpdateTask(request -> request.catalog("AWS").identifier(partnerId))
                        .status())
                .isEqualTo(ProfileTaskStatus.SUCCEEDED);
        client.putProfileVisibility(
                request -> request.catalog("AWS").identifier(partnerId).visibility(ProfileVisibility.PUBLIC));
        assertThat(client.getProfileVisibility(request -> request.catalog("AWS").identifier(partnerId))
                        .visibility())
                .isEqualTo(ProfileVisibility.PUBLIC);
        assertThat(partner(client).profile().displayName()).isEqualTo("Ada's Engines");
    }

    private static void changeContacts(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        String partnerId = partner(client).id();
        String email = "grace@engines.example";
        client.putAllianceLeadContact(request -> request.catalog("AWS")
                .identifier(partnerId)
                .allianceLeadContact(contact(email))
                .emailVerificationCode(code(emulator, client, email)));
        assertThat(client.getAllianceLeadContact(
                                request -> request.catalog("AWS").identifier(partnerId))
                        .allianceLeadContact())
                .isEqualTo(contact(email));

        client.associateAwsTrainingCertificationEmailDomain(request -> request.catalog("AWS")
                .identifier(partnerId)
                .email(email)
                .emailVerificationCode(code(emulator, client, email)));
        assertThat(partner(client).awsTrainingCertificationEmailDomains())
                .singleElement()
                .satisfies(domain -> assertThat(domain.domainName()).isEqualTo("engines.example"));
        client.disassociateAwsTrainingCertificationEmailDomain(
                request -> request.catalog("AWS").identifier(partnerId).domainName("engines.example"));
        assertThat(partner(client).awsTrainingCertificationEmailDomains()).isEmpty();
    }

    private static void connect(PartnerCentralAccountClient inviter, PartnerCentralAccountClient receiver) {
        String invitationId = invite(inviter, receiver);
        assertThat(receiver.listConnectionInvitations(request -> request.catalog("AWS"))
                        .connectionInvitationSummaries())
                .singleElement()
                .satisfies(invitation -> assertThat(invitation.id()).isEqualTo(invitationId));
        String connectionId = receiver.acceptConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitationId))
                .connection()
                .id();
        assertThat(inviter.getConnectionInvitation(
                                request -> request.catalog("AWS").identifier(invitationId))
                        .connectionId())
                .isEqualTo(connectionId);

        inviter.cancelConnection(request -> request.catalog("AWS")
                .identifier(connectionId)
                .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                .reason("The contract has ended."));

        assertThat(receiver.getConnection(request -> request.catalog("AWS").identifier(connectionId))
                        .connectionTypes())
                .hasEntrySatisfying(
                        ConnectionType.OPPORTUNITY_COLLABORATION,
                        type -> assertThat(type.status()).isEqualTo(ConnectionTypeStatus.CANCELED));
        assertThat(receiver.listConnections(request -> request.catalog("AWS")).connectionSummaries())
                .singleElement()
                .satisfies(connection -> assertThat(connection.id()).isEqualTo(connectionId));
    }

    private static void declineInvitations(PartnerCentralAccountClient inviter, PartnerCentralAccountClient receiver) {
        String rejected = invite(inviter, receiver);
        assertThat(receiver.rejectConnectionInvitation(
                                request -> request.catalog("AWS").identifier(rejected))
                        .status())
                .isEqualTo(InvitationStatus.REJECTED);
        String canceled = invite(inviter, receiver);
        assertThat(inviter.cancelConnectionInvitation(
                                request -> request.catalog("AWS").identifier(canceled))
                        .status())
                .isEqualTo(InvitationStatus.CANCELED);

        long revision = receiver.getConnectionPreferences(request -> request.catalog("AWS"))
                .revision();
        assertThat(receiver.updateConnectionPreferences(request ->
                                request.catalog("AWS").revision(revision).accessType(AccessType.DENY_ALL))
                        .revision())
                .isGreaterThan(revision);
    }

    private static void tag(PartnerCentralAccountClient client) {
        String arn = partner(client).arn();
        Tag stage = Tag.builder().key("stage").value("test").build();
        Tag team = Tag.builder().key("team").value("engines").build();
        client.tagResource(request -> request.resourceArn(arn).tags(stage, team));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("team"));

        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .containsExactly(stage);
    }

    private static String invite(PartnerCentralAccountClient inviter, PartnerCentralAccountClient receiver) {
        String profileId = partner(receiver).profile().profileId();
        return inviter.createConnectionInvitation(request -> request.catalog("AWS")
                        .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                        .receiverIdentifier(profileId)
                        .name("Ada")
                        .email("ada@engines.example")
                        .message("Let us co-sell."))
                .id();
    }

    private static GetPartnerResponse partner(PartnerCentralAccountClient client) {
        String partnerId = client.listPartners(request -> request.catalog("AWS"))
                .partnerSummaryList()
                .get(0)
                .id();
        return client.getPartner(request -> request.catalog("AWS").identifier(partnerId));
    }

    private static AllianceLeadContact contact(String email) {
        return AllianceLeadContact.builder()
                .firstName("Ada")
                .lastName("Lovelace")
                .email(email)
                .businessTitle("Founder")
                .build();
    }

    private static String code(PartnerCentralEmulator emulator, PartnerCentralAccountClient client, String email) {
        client.sendEmailVerificationCode(request -> request.catalog("AWS").email(email));
        return emulator.emailVerificationCode(email);
    }

    /** Returns the operations of the client: its methods with a request, whose response is not a paginator. */
    private static Set<String> operations() {
        return Arrays.stream(PartnerCentralAccountClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && SdkResponse.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toSet());
    }

    private PartnerCentralAccountClient client(PartnerCentralEmulator emulator, int account) {
        EmulatedAccount emulated = emulator.account(account);
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(emulated.accessKeyId(), emulated.secretAccessKey())))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Recording()))
                .build();
    }

    /** Keeps the names of the operations that succeeded. */
    private final class Recording implements ExecutionInterceptor {

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            succeeded.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Journeys of four accounts after which no table of the catalog {@code AWS} is empty. */
final class Journeys {

    static final String EMAIL = "ada@example.com";

    private static final Duration TASK_DURATION = Duration.ofHours(1);

    private final PartnerCentralEmulator emulator;

    private Journeys(PartnerCentralEmulator emulator) {
        this.emulator = emulator;
    }

    static PartnerCentralEmulator.Builder builder() {
        return PartnerCentralEmulator.builder()
                .accounts(4)
                .connections(3)
                .verified(false)
                .profileUpdateDuration(TASK_DURATION)
                .qualificationsTaskDuration(TASK_DURATION);
    }

    static void run(PartnerCentralEmulator emulator) {
        new Journeys(emulator).run();
    }

    private void run() {
        emulator.advanceTime(Duration.ofDays(1));
        emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_DOMAIN", 7);
        for (int subsidiary : new int[] {2, 3}) {
            accept(
                    subsidiary,
                    invite(0, "SUBSIDIARY", emulator.account(subsidiary).accountId()));
            account(subsidiary)
                    .call(
                            "StartQualificationsAssociationTask",
                            "Identifier",
                            partnerId(subsidiary),
                            "PrimaryPartner",
                            Map.of("AccountId", emulator.account(0).accountId()));
        }
        emulator.advanceTime(TASK_DURATION);
        account(3)
                .call(
                        "StartQualificationsDisassociationTask",
                        "Identifier",
                        partnerId(3),
                        "AssociatedPartner",
                        Map.of("AccountId", emulator.account(0).accountId()));
        invite(0, "OPPORTUNITY_COLLABORATION", profileId(1));
        changeConnections();
        changePartner();
        account(1)
                .call(
                        "StartVerification",
                        "VerificationDetails",
                        Map.of(
                                "BusinessVerificationDetails",
                                Map.of("LegalName", "Engines Ltd", "RegistrationId", "1815", "CountryCode", "GB")));
        account(1)
                .call(
                        "UpdateConnectionPreferences",
                        "Revision",
                        1,
                        "AccessType",
                        "ALLOW_BY_DEFAULT_DENY_SOME",
                        "ExcludedParticipantIdentifiers",
                        List.of(profileId(2)));
        Profiles.createPartner(account(3).in("Sandbox"));
    }

    private void changeConnections() {
        EmulatedAccount first = emulator.account(0);
        first.removeConnection("AWS", first.connections().get(0).id());
        String added = first.addConnection("AWS", "OPPORTUNITY_COLLABORATION");
        first.renameOtherParticipant("AWS", added, "Analytical Engines");
        first.cancelConnection("AWS", added);
        emulator.account(2).removeConnection("AWS", emulator.connect("AWS", 2, 3, "OPPORTUNITY_COLLABORATION"));
        cancelGeneratedConnections();
    }

    private void cancelGeneratedConnections() {
        for (EmulatedConnection connection : emulator.account(1).connections()) {
            connection.types().forEach((type, entry) -> {
                if (entry.status().equals("ACTIVE")) {
                    account(1)
                            .call(
                                    "CancelConnection",
                                    "Identifier",
                                    connection.id(),
                                    "ConnectionType",
                                    type,
                                    "Reason",
                                    "The contract has ended.");
                }
            });
        }
    }

    /** A domain, a tag, a profile update in progress, one that failed, and a code that was not used. */
    private void changePartner() {
        Caller caller = account(1);
        caller.call("SendEmailVerificationCode", "Email", EMAIL);
        caller.call(
                "AssociateAwsTrainingCertificationEmailDomain",
                "Identifier",
                partnerId(1),
                "Email",
                EMAIL,
                "EmailVerificationCode",
                emulator.emailVerificationCode(EMAIL));
        caller.call("SendEmailVerificationCode", "Email", EMAIL);
        caller.call(
                "TagResource",
                "ResourceArn",
                partner(1).path("Arn").stringValue(),
                "Tags",
                List.of(Map.of("Key", "team", "Value", "alliances")));
        Map<String, Object> details = Profiles.details("Analytical Engines");
        details.put("Headquarters", Map.of("CountryCode", "GB", "SubdivisionCode", "ENG"));
        details.put(
                "LocalizedContents",
                List.of(Map.of(
                        "DisplayName", "Analytische Maschinen",
                        "Description", "Neu.",
                        "WebsiteUrl", "https://www.example.com/neu",
                        "LogoUrl", "https://www.example.com/neu.png",
                        "Locale", "de-DE")));
        for (int account : new int[] {1, 2}) {
            account(account).call("StartProfileUpdateTask", "Identifier", partnerId(account), "TaskDetails", details);
        }
        emulator.account(2).completeProfileUpdate("AWS", "FAILED");
    }

    private Caller account(int index) {
        return Caller.of(emulator, index);
    }

    private String partnerId(int index) {
        return Profiles.partnerId(account(index));
    }

    private JsonNode partner(int index) {
        return account(index).call("GetPartner", "Identifier", partnerId(index));
    }

    private String profileId(int index) {
        return partner(index).path("Profile").path("ProfileId").stringValue();
    }

    private String invite(int sender, String type, String receiver) {
        return account(sender)
                .call(
                        "CreateConnectionInvitation",
                        "ConnectionType",
                        type,
                        "ReceiverIdentifier",
                        receiver,
                        "Name",
                        "Grace Hopper",
                        "Email",
                        "grace@example.com",
                        "Message",
                        "Let us co-sell.")
                .path("Id")
                .stringValue();
    }

    private void accept(int receiver, String invitationId) {
        account(receiver).call("AcceptConnectionInvitation", "Identifier", invitationId);
    }
}

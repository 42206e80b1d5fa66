// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import io.github.partnerflux.test.model.ServiceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients and tests see after a restart is what they saw before. */
class RestartIntegrationTests {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("state.json");
    }

    @Test
    void allReadOperationsRespondAsBefore() {
        Map<String, String> before;
        Instant now;
        try (PartnerCentralEmulator emulator = start()) {
            Journeys.run(emulator);
            before = Readings.of(emulator);
            now = emulator.now();
        }
        assertThat(ServiceModel.get().operations())
                .filteredOn(operation -> operation.name().matches("(Get|List).*"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(before.entrySet())
                        .anyMatch(reading -> reading.getKey().contains(" " + operation.name() + " ")
                                && reading.getValue().startsWith("200 ")));

        try (PartnerCentralEmulator emulator = start()) {
            assertThat(Readings.of(emulator)).isEqualTo(before);
            assertThat(emulator.now()).isAfterOrEqualTo(now);
        }
    }

    @Test
    void allTablesAreSavedAsTheyWereLoaded() throws IOException {
        try (PartnerCentralEmulator emulator = start()) {
            Journeys.run(emulator);
        }
        JsonNode saved = read();
        JsonNode state = saved.path("state");
        assertThat(state.at("/timeline/advanced").stringValue()).isEqualTo("PT25H");
        assertThat(state.at("/ids/created").intValue()).isPositive();
        assertNoTableIsEmpty(state.deepCopy().asObject().without("worlds"));
        assertNoTableIsEmpty(state.at("/worlds/AWS"));
        assertThat(state.at("/worlds/AWS/qualifications/associations/byAccountId"))
                .isNotEmpty();

        start().close();

        assertThat(read()).isEqualTo(saved);
    }

    @Test
    void aClientTokenIsRemembered() {
        JsonNode created;
        String partner;
        try (PartnerCentralEmulator emulator = start()) {
            Caller caller = Caller.of(emulator, 0);
            partner = Profiles.partnerId(caller);
            created = startUpdate(caller, partner);
        }
        try (PartnerCentralEmulator emulator = start()) {
            assertThat(startUpdate(Caller.of(emulator, 0), partner)).isEqualTo(created);
        }
    }

    @Test
    void whatIsDueLaterStillHappens() {
        try (PartnerCentralEmulator emulator = start()) {
            Journeys.run(emulator);
        }
        try (PartnerCentralEmulator emulator = start()) {
            Caller first = Caller.of(emulator, 1);
            Caller last = Caller.of(emulator, 3);
            String expiresAt = invitation(first).path("ExpiresAt").stringValue();

            emulator.advanceTime(Duration.ofDays(31));

            assertThat(invitation(first).path("Status").stringValue()).isEqualTo("EXPIRED");
            assertThat(invitation(first).path("UpdatedAt").stringValue()).isEqualTo(expiresAt);
            assertThat(first.call("GetProfileUpdateTask", "Identifier", Profiles.partnerId(first))
                            .path("Status")
                            .stringValue())
                    .isEqualTo("SUCCEEDED");
            assertThat(last.call("GetQualificationsDisassociationTask", "Identifier", Profiles.partnerId(last))
                            .path("Status")
                            .stringValue())
                    .isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void whatFellDueWhileItWasStoppedHappensAtItsTime() throws IOException {
        try (PartnerCentralEmulator emulator = start()) {
            Journeys.run(emulator);
        }
        Files.writeString(file, Files.readString(file).replace("\"PT25H\"", "\"PT2500H\""));
        try (PartnerCentralEmulator emulator = start()) {
            JsonNode invitation = invitation(Caller.of(emulator, 1));

            assertThat(invitation.path("Status").stringValue()).isEqualTo("EXPIRED");
            assertThat(invitation.path("UpdatedAt")).isEqualTo(invitation.path("ExpiresAt"));
        }
    }

    @Test
    void whatExistsIsStillADuplicateAndCountsTowardQuotas() {
        String profileId;
        try (PartnerCentralEmulator emulator = start()) {
            emulator.connect("AWS", 0, 1, "SUBSIDIARY");
            emulator.connect("AWS", 2, 0, "SUBSIDIARY");
            Caller subsidiary = Caller.of(emulator, 1);
            assertThat(associate(subsidiary, emulator.account(0))).isEqualTo("200");
            Caller receiver = Caller.of(emulator, 3);
            profileId = receiver.call("GetPartner", "Identifier", Profiles.partnerId(receiver))
                    .at("/Profile/ProfileId")
                    .stringValue();
            assertThat(invite(Caller.of(emulator, 0), "SUBSIDIARY", receiver.accountId()))
                    .isEqualTo("200");
            Profiles.createPartner(receiver.in("Sandbox"));
        }
        try (PartnerCentralEmulator emulator = start()) {
            Caller caller = Caller.of(emulator, 0);
            String other = emulator.account(3).accountId();

            assertThat(invite(caller, "SUBSIDIARY", other)).isEqualTo("409 DUPLICATE_CONNECTION_INVITATION");
            assertThat(invite(Caller.of(emulator, 3), "SUBSIDIARY", caller.accountId()))
                    .isEqualTo("409 DUPLICATE_CONNECTION_INVITATION");
            assertThat(invite(caller, "SUBSIDIARY", emulator.account(1).accountId()))
                    .isEqualTo("409 DUPLICATE_CONNECTION");
            assertThat(associate(caller, emulator.account(2)))
                    .isEqualTo("400 BUSINESS QUALIFICATIONS_ASSOCIATION_EXISTS");
            assertThat(createPartner(caller.in("Sandbox"), "Partner of " + other))
                    .isEqualTo("409 DUPLICATE_PARTNER");

            emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION", 1);
            assertThat(invite(caller, "OPPORTUNITY_COLLABORATION", profileId))
                    .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION");
            emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION", 2);
            emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION", 2);
            assertThat(invite(caller, "OPPORTUNITY_COLLABORATION", profileId))
                    .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION");
            emulator.setQuota("LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION", 3);
            assertThat(invite(caller, "OPPORTUNITY_COLLABORATION", profileId)).isEqualTo("200");
        }
    }

    @Test
    void usedQuotasStayUsed() {
        try (PartnerCentralEmulator emulator = start()) {
            for (int i = 0; i < 5; i++) {
                Caller.of(emulator, 0).call("SendEmailVerificationCode", "Email", "ada@example.com");
            }
        }
        try (PartnerCentralEmulator emulator = start()) {
            assertThat(Caller.of(emulator, 0).outcome("SendEmailVerificationCode", "Email", "ada@example.com"))
                    .isEqualTo("402 LIMIT_EXCEEDED_NUMBER_OF_EMAIL");
        }
    }

    private PartnerCentralEmulator start() {
        return Journeys.builder().stateFile(file).start();
    }

    private JsonNode read() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static String invite(Caller sender, String type, String receiver) {
        return sender.outcome(
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
                "Let us co-sell.");
    }

    private static String associate(Caller subsidiary, EmulatedAccount primary) {
        return subsidiary.outcome(
                "StartQualificationsAssociationTask",
                "Identifier",
                Profiles.partnerId(subsidiary),
                "PrimaryPartner",
                Map.of("AccountId", primary.accountId()));
    }

    private static String createPartner(Caller caller, String legalName) {
        return caller.outcome(
                "CreatePartner",
                "LegalName",
                legalName,
                "PrimarySolutionType",
                "CONSULTING_SERVICES",
                "AllianceLeadContact",
                Map.of("FirstName", "Ada", "LastName", "Lovelace", "Email", Journeys.EMAIL, "BusinessTitle", "Head"),
                "EmailVerificationCode",
                "123456");
    }

    private static JsonNode startUpdate(Caller caller, String partner) {
        return caller.call(
                "StartProfileUpdateTask",
                "Identifier",
                partner,
                "TaskDetails",
                Profiles.details("Analytical Engines"),
                "ClientToken",
                "the-same");
    }

    private static JsonNode invitation(Caller receiver) {
        return receiver.call("ListConnectionInvitations", "ParticipantType", "RECEIVER")
                .path("ConnectionInvitationSummaries")
                .path(0);
    }

    private static void assertNoTableIsEmpty(JsonNode tables) {
        tables.propertyStream()
                .forEach(table -> assertThat(table.getValue().properties())
                        .as(table.getKey())
                        .isNotEmpty()
                        .noneMatch(member -> member.getValue().isContainer()
                                && member.getValue().isEmpty()));
    }
}

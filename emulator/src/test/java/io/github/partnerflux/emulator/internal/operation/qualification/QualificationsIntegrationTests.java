// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.createPartner;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.details;
import static io.github.partnerflux.emulator.internal.operation.profile.Profiles.partnerId;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractEmulatorIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class QualificationsIntegrationTests extends AbstractEmulatorIntegrationTests {

    /** Signatures are valid for 5 minutes. */
    private static final Clock CLOCK = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    private static final Duration DURATION = Duration.ofHours(1);

    private static final String START_ASSOCIATION = "StartQualificationsAssociationTask";
    private static final String START_DISASSOCIATION = "StartQualificationsDisassociationTask";
    private static final String ASSOCIATION_TASK = "GetQualificationsAssociationTask";
    private static final String DISASSOCIATION_TASK = "GetQualificationsDisassociationTask";
    private static final String DETAILS = "GetQualificationsAssociationDetails";

    private static final String SUBSIDIARY = "SUBSIDIARY";
    private static final String IN_PROGRESS = "409 INCOMPATIBLE_QUALIFICATIONS_ASSOCIATION_TASK_STATE";
    private static final String NO_CONNECTION = "400 BUSINESS MISSING_ACTIVE_SUBSIDIARY_CONNECTION";
    private static final String WRONG_PRIMARY = "400 BUSINESS INCOMPATIBLE_PRIMARY_PARTNER";
    private static final String EXISTS = "400 BUSINESS QUALIFICATIONS_ASSOCIATION_EXISTS";
    private static final String NOT_ASSOCIATED = "400 BUSINESS QUALIFICATIONS_ASSOCIATION_NOT_FOUND";

    QualificationsIntegrationTests() {
        super(PartnerCentralEmulator.builder()
                .accounts(9)
                .connections(0)
                .clock(CLOCK)
                .qualificationsTaskDuration(DURATION));
    }

    @Test
    void aStartedAssociationTaskIsInProgressAndNothingIsAssociated() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        JsonNode task = call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        assertThat(task.path("Catalog").stringValue()).isEqualTo("AWS");
        assertThat(task.path("Id").stringValue()).isEqualTo(partner(1));
        assertThat(task.path("Arn").stringValue())
                .isEqualTo("arn:aws:partnercentral:us-east-1:" + accountId(1) + ":catalog/AWS/partner/" + partner(1));
        assertThat(task.path("TaskId").stringValue()).matches("pqatask-[a-z2-7]{13}");
        assertThat(task.path("Status").stringValue()).isEqualTo("IN_PROGRESS");
        assertThat(task.path("StartedAt").stringValue())
                .isEqualTo(emulator.now().toString());
        assertThat(task.has("EndedAt")).isFalse();
        assertThat(call(1, ASSOCIATION_TASK)).isEqualTo(task);
        assertThat(associationStatus(1)).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void anAssociationTaskSucceedsWhenItsTimeIsOver() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        String end = emulator.now().plus(DURATION).toString();
        call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        emulator.advanceTime(DURATION.minusMillis(1));
        assertThat(call(1, ASSOCIATION_TASK).path("Status").stringValue()).isEqualTo("IN_PROGRESS");
        emulator.advanceTime(Duration.ofDays(1));
        JsonNode task = call(1, ASSOCIATION_TASK);
        assertThat(task.path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(task.path("EndedAt").stringValue()).isEqualTo(end);
        assertThat(call(1, DETAILS).path("UpdatedAt").stringValue()).isEqualTo(end);
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
    }

    @Test
    void aDisassociationTaskSucceedsWhenItsTimeIsOver() {
        associate(0, 1);
        JsonNode started = call(1, START_DISASSOCIATION, "AssociatedPartner", account(0));
        assertThat(started.path("TaskId").stringValue()).matches("pqdtask-[a-z2-7]{13}");
        assertThat(started.path("Status").stringValue()).isEqualTo("IN_PROGRESS");
        assertThat(started.path("AssociatedPartner")).isEqualTo(reference(0));
        assertThat(started.has("EndedAt")).isFalse();
        assertThat(call(1, DISASSOCIATION_TASK)).isEqualTo(started);
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
        emulator.advanceTime(DURATION);
        JsonNode ended = call(1, DISASSOCIATION_TASK);
        assertThat(ended.path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("EndedAt").stringValue()).isEqualTo(emulator.now().toString());
        assertThat(associationStatus(1)).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void responsesResolveThePartnerWhicheverWayItWasNamed() {
        JsonNode primary = reference(0);
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        emulator.connect("AWS", 0, 2, SUBSIDIARY);
        emulator.connect("AWS", 0, 3, SUBSIDIARY);
        assertThat(primary.has("ProfileId")).isTrue();
        assertThat(call(1, START_ASSOCIATION, "PrimaryPartner", account(0)).path("PrimaryPartner"))
                .isEqualTo(primary);
        assertThat(call(2, START_ASSOCIATION, "PrimaryPartner", profile(0)).path("PrimaryPartner"))
                .isEqualTo(primary);
        assertThat(call(3, START_ASSOCIATION, "PrimaryPartner", primary).path("PrimaryPartner"))
                .isEqualTo(primary);
        emulator.advanceTime(DURATION);
        assertThat(call(2, START_DISASSOCIATION, "AssociatedPartner", profile(0))
                        .path("AssociatedPartner"))
                .isEqualTo(primary);
    }

    @Test
    void thePrimaryMustHaveAnActiveSubsidiaryConnection() {
        assertThat(startOutcome(1, account(0))).isEqualTo(NO_CONNECTION);
        emulator.connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION");
        assertThat(startOutcome(1, account(0))).isEqualTo(NO_CONNECTION);
        assertThat(startOutcome(1, profile(0))).isEqualTo(NO_CONNECTION);
        assertThat(startOutcome(1, Map.of("AccountId", "000000000000"))).isEqualTo(NO_CONNECTION);
        assertThat(startOutcome(1, Map.of("ProfileId", "pprofile-aaaaaaaaaaaaa")))
                .isEqualTo(NO_CONNECTION);
        assertNoTask(1);
    }

    @Test
    void theProfileAndTheAccountOfThePrimaryMustFit() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        for (int[] pair : new int[][] {{0, 2}, {2, 0}}) {
            Map<String, String> mixed = new HashMap<>(profile(pair[0]));
            mixed.putAll(account(pair[1]));
            assertThat(startOutcome(1, mixed)).isEqualTo(NO_CONNECTION);
        }
        assertNoTask(1);
    }

    @Test
    void theCallerMustBeTheSubsidiaryOfTheConnection() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        assertThat(startOutcome(0, account(1))).isEqualTo("400 BUSINESS INCOMPATIBLE_SUBSIDIARY_CONNECTION");
        assertNoTask(0);
    }

    @Test
    void thePrimaryMustNotBeOneself() {
        assertThat(startOutcome(1, account(1))).isEqualTo(WRONG_PRIMARY);
        assertThat(startOutcome(1, profile(1))).isEqualTo(WRONG_PRIMARY);
        assertNoTask(1);
    }

    @Test
    void thePrimaryMustNotBeAssociatedElsewhere() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        emulator.connect("AWS", 1, 2, SUBSIDIARY);
        call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        assertThat(startOutcome(2, account(1))).isEqualTo(WRONG_PRIMARY);
        emulator.advanceTime(DURATION);
        assertThat(startOutcome(2, account(1))).isEqualTo(WRONG_PRIMARY);
        assertNoTask(2);
    }

    @Test
    void thePrimaryMustHaveAProfile() {
        try (PartnerCentralEmulator unregistered = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .partnersIn()
                .connected("AWS", 0, 1, SUBSIDIARY)
                .start()) {
            Caller subsidiary = Caller.of(unregistered, 1);
            String id = Profiles.registerPartner(unregistered, subsidiary);
            Map<String, String> primary =
                    Map.of("AccountId", unregistered.account(0).accountId());
            assertThat(subsidiary.outcome(START_ASSOCIATION, "Identifier", id, "PrimaryPartner", primary))
                    .isEqualTo(WRONG_PRIMARY);
        }
    }

    @Test
    void aPrimaryDoesNotBecomeASubsidiary() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        emulator.connect("AWS", 1, 2, SUBSIDIARY);
        call(2, START_ASSOCIATION, "PrimaryPartner", account(1));
        assertThat(startOutcome(1, account(0))).isEqualTo(EXISTS);
        emulator.advanceTime(DURATION);
        assertThat(startOutcome(1, account(0))).isEqualTo(EXISTS);
        assertNoTask(1);
    }

    @Test
    void theCallerMustNotBeAssociatedYet() {
        associate(0, 1);
        JsonNode task = call(1, ASSOCIATION_TASK);
        assertThat(startOutcome(1, account(0))).isEqualTo(EXISTS);
        emulator.connect("AWS", 2, 1, SUBSIDIARY);
        assertThat(startOutcome(1, account(2))).isEqualTo(EXISTS);
        assertThat(call(1, ASSOCIATION_TASK)).isEqualTo(task);
    }

    @Test
    void fewerThanSixMustBeAssociatedWithThePrimary() {
        for (int subsidiary = 1; subsidiary <= 7; subsidiary++) {
            emulator.connect("AWS", 0, subsidiary, SUBSIDIARY);
        }
        for (int subsidiary = 1; subsidiary <= 5; subsidiary++) {
            call(subsidiary, START_ASSOCIATION, "PrimaryPartner", account(0));
        }
        emulator.advanceTime(DURATION);
        call(6, START_ASSOCIATION, "PrimaryPartner", account(0));
        String exceeded = "400 BUSINESS QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED";
        assertThat(startOutcome(7, account(0))).isEqualTo(exceeded);
        emulator.advanceTime(DURATION);
        assertThat(startOutcome(7, account(0))).isEqualTo(exceeded);
        assertNoTask(7);
        assertThat(call(6, DETAILS).path("AssociatedPartners")).hasSize(6);
        call(1, START_DISASSOCIATION, "AssociatedPartner", account(0));
        assertThat(startOutcome(7, account(0))).isEqualTo(exceeded);
        emulator.advanceTime(DURATION);
        assertThat(startOutcome(7, account(0))).isEqualTo("200");
    }

    @Test
    void noTaskOfEitherKindMustBeInProgress() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        JsonNode association = call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        assertThat(startOutcome(1, account(0))).isEqualTo(IN_PROGRESS);
        assertThat(endOutcome(1, account(0))).isEqualTo(IN_PROGRESS);
        assertThat(call(1, ASSOCIATION_TASK)).isEqualTo(association);
        emulator.advanceTime(DURATION);
        JsonNode disassociation = call(1, START_DISASSOCIATION, "AssociatedPartner", account(0));
        assertThat(startOutcome(1, account(0))).isEqualTo(IN_PROGRESS);
        assertThat(endOutcome(1, account(0))).isEqualTo(IN_PROGRESS);
        assertThat(call(1, DISASSOCIATION_TASK)).isEqualTo(disassociation);
    }

    @Test
    void thePartnerMustBeNamedByItsProfileOrItsAccount() {
        associate(0, 1);
        assertThat(startOutcome(1, Map.of())).isEqualTo("400 FIELD PrimaryPartner REQUIRED_FIELD_MISSING");
        assertThat(endOutcome(1, Map.of())).isEqualTo("400 FIELD AssociatedPartner REQUIRED_FIELD_MISSING");
    }

    @Test
    void disassociationNeedsAnAssociationWithExactlyThatPartner() {
        assertThat(endOutcome(1, account(0))).isEqualTo(NOT_ASSOCIATED);
        associate(0, 1);
        emulator.connect("AWS", 2, 1, SUBSIDIARY);
        assertThat(endOutcome(1, account(2))).isEqualTo(NOT_ASSOCIATED);
        assertThat(endOutcome(1, account(1))).isEqualTo(NOT_ASSOCIATED);
        assertThat(endOutcome(0, account(1))).isEqualTo(NOT_ASSOCIATED);
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
        assertThat(outcome(1, DISASSOCIATION_TASK)).isEqualTo("404 QUALIFICATIONS_DISASSOCIATION_TASK_NOT_FOUND");
    }

    @Test
    void getReturnsTheLatestTaskOfItsKindAndNotFoundBeforeTheFirst() {
        assertNoTask(1);
        assertThat(outcome(1, DISASSOCIATION_TASK)).isEqualTo("404 QUALIFICATIONS_DISASSOCIATION_TASK_NOT_FOUND");
        associate(0, 1);
        JsonNode first = call(1, ASSOCIATION_TASK);
        call(1, START_DISASSOCIATION, "AssociatedPartner", account(0));
        emulator.advanceTime(DURATION);
        assertThat(call(1, ASSOCIATION_TASK)).isEqualTo(first);
        JsonNode second = call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        assertThat(second.path("TaskId")).isNotEqualTo(first.path("TaskId"));
        assertThat(call(1, ASSOCIATION_TASK)).isEqualTo(second);
    }

    @Test
    void detailsWithoutAnAssociationHaveNoOtherMembers() {
        JsonNode details = call(1, DETAILS);
        assertThat(details.propertyNames()).containsExactly("Catalog", "Arn", "Id", "Status");
        assertThat(details.path("Status").stringValue()).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void detailsListThePrimaryAndAllThatAreAssociatedWithIt() {
        associate(0, 1);
        associate(0, 2);
        associate(3, 4);
        JsonNode details = call(1, DETAILS);
        assertThat(details.path("Status").stringValue()).isEqualTo("ASSOCIATED");
        assertThat(details.path("PrimaryPartner")).isEqualTo(reference(0));
        assertThat(details.path("AssociatedPartners").valueStream()).containsExactly(reference(1), reference(2));
    }

    @Test
    void detailsOfThePrimaryReadAsNotAssociated() {
        associate(0, 1);
        assertThat(associationStatus(0)).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void aConnectionNamesAnAssociatedSubsidiaryWithItsPrimary() {
        rename(0, "Blue Harbor");
        rename(1, "Cedar Ridge");
        associate(0, 1);
        emulator.connect("AWS", 1, 2, "OPPORTUNITY_COLLABORATION");
        assertThat(nameSeenBy(0)).isEqualTo("Cedar Ridge by Blue Harbor");
        assertThat(nameSeenBy(2)).isEqualTo("Cedar Ridge by Blue Harbor");
        assertThat(nameSeenBy(1)).isEqualTo("Blue Harbor");
        call(1, START_DISASSOCIATION, "AssociatedPartner", account(0));
        emulator.advanceTime(DURATION);
        assertThat(nameSeenBy(2)).isEqualTo("Cedar Ridge");
    }

    @Test
    void aNameOfBothIsCutToTheLengthThatTheModelAllows() {
        rename(0, "p".repeat(80));
        rename(1, "Cedar Ridge");
        associate(0, 1);
        assertThat(nameSeenBy(0)).isEqualTo("Cedar Ridge by " + "p".repeat(65));
    }

    @Test
    void theEndOfTheSubsidiaryConnectionEndsTheAssociation() {
        String collaboration = emulator.connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION");
        associate(0, 1);
        associate(0, 2);
        cancel(0, collaboration, "OPPORTUNITY_COLLABORATION");
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
        cancel(0, emulator.connect("AWS", 0, 1, SUBSIDIARY), SUBSIDIARY);
        assertThat(associationStatus(1)).isEqualTo("NOT_ASSOCIATED");
        assertThat(endOutcome(1, account(0))).isEqualTo(NOT_ASSOCIATED);
        assertThat(call(2, DETAILS).path("AssociatedPartners").valueStream()).containsExactly(reference(2));
        cancel(2, emulator.connect("AWS", 0, 2, SUBSIDIARY), SUBSIDIARY);
        assertThat(associationStatus(2)).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void theEndOfAnotherSubsidiaryConnectionKeepsTheAssociation() {
        associate(0, 1);
        cancel(1, emulator.connect("AWS", 2, 1, SUBSIDIARY), SUBSIDIARY);
        cancel(0, emulator.connect("AWS", 0, 2, SUBSIDIARY), SUBSIDIARY);
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
    }

    @Test
    void theRemovalOfTheSubsidiaryConnectionEndsTheAssociation() {
        String canceled = emulator.connect("AWS", 0, 1, SUBSIDIARY);
        cancel(0, canceled, SUBSIDIARY);
        associate(0, 1);
        emulator.account(0).removeConnection("AWS", canceled);
        assertThat(associationStatus(1)).isEqualTo("ASSOCIATED");
        emulator.account(0).removeConnection("AWS", emulator.connect("AWS", 0, 1, SUBSIDIARY));
        assertThat(associationStatus(1)).isEqualTo("NOT_ASSOCIATED");
    }

    @Test
    void aTaskSucceedsWithoutEffectIfTheConnectionIsCanceledMeanwhile() {
        String connection = emulator.connect("AWS", 0, 1, SUBSIDIARY);
        call(1, START_ASSOCIATION, "PrimaryPartner", account(0));
        cancel(0, connection, SUBSIDIARY);
        emulator.advanceTime(DURATION);
        assertThat(call(1, ASSOCIATION_TASK).path("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(associationStatus(1)).isEqualTo("NOT_ASSOCIATED");
        assertThat(startOutcome(1, account(0))).isEqualTo(NO_CONNECTION);
    }

    @Test
    void thePartnerOfAnotherAccountIsNotFound() {
        emulator.connect("AWS", 0, 1, SUBSIDIARY);
        for (String operation : List.of(ASSOCIATION_TASK, DISASSOCIATION_TASK, DETAILS)) {
            assertThat(caller(1).outcome(operation, "Identifier", partner(2))).isEqualTo("404 PARTNER_NOT_FOUND");
        }
        assertThat(caller(1).outcome(START_ASSOCIATION, "Identifier", partner(2), "PrimaryPartner", account(0)))
                .isEqualTo("404 PARTNER_NOT_FOUND");
        assertThat(caller(1).outcome(START_DISASSOCIATION, "Identifier", partner(2), "AssociatedPartner", account(0)))
                .isEqualTo("404 PARTNER_NOT_FOUND");
    }

    @Test
    void anAssociationIsNotSeenInTheOtherCatalog() {
        associate(0, 1);
        Caller sandbox = caller(1).in("Sandbox");
        String id = createPartner(sandbox);
        assertThat(sandbox.call(DETAILS, "Identifier", id).path("Status").stringValue())
                .isEqualTo("NOT_ASSOCIATED");
        assertThat(sandbox.outcome(START_ASSOCIATION, "Identifier", id, "PrimaryPartner", account(0)))
                .isEqualTo(NO_CONNECTION);
    }

    private void associate(int primary, int subsidiary) {
        emulator.connect("AWS", primary, subsidiary, SUBSIDIARY);
        call(subsidiary, START_ASSOCIATION, "PrimaryPartner", account(primary));
        emulator.advanceTime(DURATION);
        assertThat(associationStatus(subsidiary)).isEqualTo("ASSOCIATED");
    }

    private void cancel(int account, String connectionId, String type) {
        caller(account)
                .call(
                        "CancelConnection",
                        "Identifier",
                        connectionId,
                        "ConnectionType",
                        type,
                        "Reason",
                        "The contract has ended.");
    }

    private void rename(int account, String displayName) {
        call(account, "StartProfileUpdateTask", "TaskDetails", details(displayName));
        emulator.account(account).completeProfileUpdate("AWS", "SUCCEEDED");
    }

    /** Returns the name of the other participant of the account's first connection. */
    private String nameSeenBy(int account) {
        return caller(account)
                .call("ListConnections")
                .path("ConnectionSummaries")
                .path(0)
                .findValue("Name")
                .stringValue();
    }

    private String startOutcome(int subsidiary, Object primary) {
        return outcome(subsidiary, START_ASSOCIATION, "PrimaryPartner", primary);
    }

    private String endOutcome(int subsidiary, Object primary) {
        return outcome(subsidiary, START_DISASSOCIATION, "AssociatedPartner", primary);
    }

    private void assertNoTask(int account) {
        assertThat(outcome(account, ASSOCIATION_TASK)).isEqualTo("404 QUALIFICATIONS_ASSOCIATION_TASK_NOT_FOUND");
    }

    private String associationStatus(int account) {
        return call(account, DETAILS).path("Status").stringValue();
    }

    private Caller caller(int account) {
        return Caller.of(emulator, account);
    }

    private String accountId(int account) {
        return emulator.account(account).accountId();
    }

    private String partner(int account) {
        return partnerId(caller(account));
    }

    private Map<String, String> account(int account) {
        return Map.of("AccountId", accountId(account));
    }

    private Map<String, String> profile(int account) {
        return Map.of("ProfileId", reference(account).path("ProfileId").stringValue());
    }

    /** Returns how responses identify an account's partner. */
    private JsonNode reference(int account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "ProfileId",
                        call(account, "GetProfileVisibility").path("ProfileId").stringValue())
                .put("AccountId", accountId(account));
    }

    private JsonNode call(int account, String operation, Object... members) {
        return caller(account).call(operation, withIdentifier(account, members));
    }

    private String outcome(int account, String operation, Object... members) {
        return caller(account).outcome(operation, withIdentifier(account, members));
    }

    private Object[] withIdentifier(int account, Object... members) {
        return Stream.concat(Stream.of("Identifier", partner(account)), Stream.of(members))
                .toArray();
    }
}

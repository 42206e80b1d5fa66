// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Changes what an account lists, as other participants do. */
class AccountChangesIntegrationTests extends AbstractConnectionIntegrationTests {

    private EmulatedAccount account() {
        return emulator.account(0);
    }

    @Test
    void anAddedConnectionIsTheLastOneOfItsAccountOnly() {
        String shared = emulator.connect("AWS", 0, 1, COLLABORATION);

        String added = account().addConnection("AWS", SUBSIDIARY);
        String last = account().addConnection("AWS", SUBSIDIARY);

        assertThat(ids(sender)).hasSize(GENERATED + 3).endsWith(shared, added, last);
        assertThat(ids(receiver)).hasSize(GENERATED + 1);
        assertThat(ids(sender.in("Sandbox"))).hasSize(GENERATED);
        JsonNode connection = sender.call("GetConnection", "Identifier", added);
        assertThat(connection.at("/ConnectionTypes/SUBSIDIARY/Status").stringValue())
                .isEqualTo("ACTIVE");
        assertThat(connection
                        .at("/ConnectionTypes/SUBSIDIARY/OtherParticipant/PartnerProfile/Id")
                        .stringValue())
                .startsWith("pprofile-");
        assertThat(connection.path("OtherParticipantAccountId").stringValue())
                .hasSize(12)
                .isNotIn(accountId(0), accountId(1), accountId(2), accountId(3));
        assertThat(receiver.outcome("GetConnection", "Identifier", added)).isEqualTo("404 CONNECTION_NOT_FOUND");
        assertThat(emulator.events()).isEmpty();
    }

    @Test
    void theAccountCanCancelAnAddedConnection() {
        String added = account().addConnection("AWS", SUBSIDIARY);

        sender.call("CancelConnection", "Identifier", added, "ConnectionType", SUBSIDIARY, "Reason", "");

        assertThat(status(added)).isEqualTo("CANCELED");
        assertThat(emulator.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generated", "added", "shared"})
    void theOtherParticipantCancelsAConnection(String kind) {
        String id = connection(kind);
        EmulatedConnection before = seen(id);
        emulator.advanceTime(Duration.ofDays(1));
        Instant canceled = emulator.now();

        account().cancelConnection("AWS", id);

        EmulatedConnection after = seen(id);
        assertThat(after.updatedAt()).isBetween(canceled, emulator.now());
        assertThat(after.types().values()).allSatisfy(type -> {
            assertThat(type.status()).isEqualTo("CANCELED");
            assertThat(type.cancellation().accountId()).isEqualTo(before.otherParticipantAccountId());
        });
        assertThat(status(id)).isEqualTo("CANCELED");
        long active = before.types().values().stream()
                .filter(type -> type.status().equals("ACTIVE"))
                .count();
        assertThat(emulator.events()).hasSize((int) active).allSatisfy(event -> {
            assertThat(event.accountId()).isEqualTo(accountId(0));
            assertThat(event.json())
                    .contains(
                            "Partner Connection Cancelled",
                            id,
                            "\"canceledBy\":\"" + before.otherParticipantAccountId());
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> account().cancelConnection("AWS", id))
                .withMessage("all types of the connection " + id + " are canceled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generated", "added", "shared"})
    void aRenamedParticipantChangesNothingElse(String kind) {
        String id = connection(kind);
        List<EmulatedConnection> before = List.copyOf(account().connections());

        account().renameOtherParticipant("AWS", id, "Analytical Engines");

        List<EmulatedConnection> after = new ArrayList<>(account().connections());
        EmulatedConnection renamed = seen(id);
        assertThat(renamed.types().values())
                .extracting(EmulatedConnection.Type::participantName)
                .containsOnly("Analytical Engines");
        assertThat(sender.call("ListConnections").toString()).containsOnlyOnce("Analytical Engines");
        EmulatedConnection original =
                before.stream().filter(each -> each.id().equals(id)).findAny().orElseThrow();
        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*participantName")
                .isEqualTo(original);
        assertThat(after).hasSameSizeAs(before);
        after.remove(renamed);
        assertThat(before).containsAll(after);
        assertThat(emulator.events()).isEmpty();
    }

    @Test
    void aRenamedAccountHasItsNewNameInItsProfile() {
        account().renameOtherParticipant("AWS", connection("shared"), "Analytical Engines");

        String partner =
                receiver.call("ListPartners").at("/PartnerSummaryList/0/Id").stringValue();
        assertThat(receiver.call("GetPartner", "Identifier", partner)
                        .at("/Profile/DisplayName")
                        .stringValue())
                .isEqualTo("Analytical Engines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generated", "added", "shared"})
    void aRemovedConnectionIsNeitherListedNorFound(String kind) {
        String id = connection(kind);
        List<String> others = new ArrayList<>(ids(sender));
        others.remove(id);
        List<String> ofReceiver = new ArrayList<>(ids(receiver));
        ofReceiver.remove(id);

        account().removeConnection("AWS", id);

        assertThat(ids(sender)).isEqualTo(others);
        assertThat(ids(receiver)).isEqualTo(ofReceiver);
        assertThat(account().connections()).extracting(EmulatedConnection::id).isEqualTo(others);
        assertThat(sender.outcome("GetConnection", "Identifier", id)).isEqualTo("404 CONNECTION_NOT_FOUND");
        assertThat(receiver.outcome("GetConnection", "Identifier", id)).isEqualTo("404 CONNECTION_NOT_FOUND");
        assertThatIllegalArgumentException().isThrownBy(() -> account().removeConnection("AWS", id));
        assertThat(emulator.events()).isEmpty();
    }

    @Test
    void accountsWhoseConnectionWasRemovedCanConnectAgain() {
        String removed = emulator.connect("AWS", 0, 1, SUBSIDIARY);
        account().removeConnection("AWS", removed);

        assertThat(sender.outcome("CreateConnectionInvitation", invitationTo(1, SUBSIDIARY)))
                .isEqualTo("200");
        String again = emulator.connect("AWS", 0, 1, SUBSIDIARY);

        assertThat(again).isNotEqualTo(removed);
        assertThat(ids(sender)).hasSize(GENERATED + 1).endsWith(again);
    }

    @Test
    void anInvitationOutlivesItsConnection() {
        String invitation = invitationId(SUBSIDIARY);
        String id = accept(receiver, invitation).path("Id").stringValue();

        account().removeConnection("AWS", id);

        assertThat(status(sender, invitation)).isEqualTo("ACCEPTED");
    }

    @Test
    void aResetUndoesAllChanges() {
        List<EmulatedConnection> before = List.copyOf(account().connections());
        account().addConnection("AWS", SUBSIDIARY);
        account().renameOtherParticipant("AWS", before.get(0).id(), "Analytical Engines");
        account().removeConnection("AWS", before.get(1).id());
        account().cancelConnection("AWS", connection("generated"));

        emulator.reset();

        assertThat(account().connections()).isEqualTo(before);
    }

    @Test
    void manyGeneratedConnectionsCanEachBeChanged() {
        try (PartnerCentralEmulator large =
                PartnerCentralEmulator.builder().connections(1_000).start()) {
            EmulatedAccount account = large.account(0);
            List<EmulatedConnection> before = List.copyOf(account.connections());
            for (int i = 0; i < 1_000; i++) {
                String id = before.get(i).id();
                account.renameOtherParticipant("AWS", id, "Company " + i);
                if (i % 3 == 0) {
                    account.removeConnection("AWS", id);
                }
            }
            List<EmulatedConnection> after = account.connections();
            assertThat(after).hasSize(666);
            int index = 0;
            for (int i = 0; i < 1_000; i++) {
                if (i % 3 != 0) {
                    EmulatedConnection left = after.get(index++);
                    assertThat(left.id()).isEqualTo(before.get(i).id());
                    assertThat(left.types().values())
                            .extracting(EmulatedConnection.Type::participantName)
                            .containsOnly("Company " + i);
                }
            }
        }
    }

    @Test
    void rejectsInvalidArguments() {
        String known = "must be the id of a connection of account " + accountId(0) + " in the catalog AWS, but is ";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().removeConnection("AWS", "pac-aaaaaaaaaaaaa"))
                .withMessage("connectionId " + known + "\"pac-aaaaaaaaaaaaa\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().cancelConnection("AWS", emulator.connect("AWS", 1, 2, SUBSIDIARY)))
                .withMessageContaining(known);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().renameOtherParticipant("aws", connection("added"), "Engines"))
                .withMessage("catalog must be one of [AWS, Sandbox], but is \"aws\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().renameOtherParticipant("AWS", connection("added"), ""))
                .withMessageStartingWith("name must match ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account().addConnection("AWS", "FRIENDS"))
                .withMessageStartingWith("connectionType must be one of [OPPORTUNITY_COLLABORATION, SUBSIDIARY]");
    }

    @Test
    void anAccountWithoutAProfileCannotBeRenamed() {
        try (PartnerCentralEmulator without = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(0)
                .partnersIn()
                .connected("AWS", 0, 1, SUBSIDIARY)
                .start()) {
            EmulatedAccount account = without.account(0);
            String id = account.connections().get(0).id();
            assertThatIllegalStateException()
                    .isThrownBy(() -> account.renameOtherParticipant("AWS", id, "Engines"))
                    .withMessageEndingWith(" has no profile in the catalog AWS that could be renamed");
        }
    }

    /** Returns the id of an active connection of the first account. */
    private String connection(String kind) {
        return switch (kind) {
            case "generated" ->
                account().connections().stream()
                        .filter(each -> each.types().values().stream()
                                .anyMatch(type -> type.status().equals("ACTIVE")))
                        .findFirst()
                        .orElseThrow()
                        .id();
            case "added" -> account().addConnection("AWS", COLLABORATION);
            default -> emulator.connect("AWS", 0, 1, COLLABORATION);
        };
    }

    private EmulatedConnection seen(String id) {
        return account().connections().stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    /** Returns the status that all listed types of a connection have. */
    private String status(String id) {
        List<String> statuses = sender.call("ListConnections")
                .path("ConnectionSummaries")
                .valueStream()
                .filter(summary -> summary.path("Id").stringValue().equals(id))
                .flatMap(summary -> summary.path("ConnectionTypes").valueStream())
                .map(type -> type.path("Status").stringValue())
                .distinct()
                .toList();
        assertThat(statuses).hasSize(1);
        return statuses.get(0);
    }

    private static List<String> ids(Caller caller) {
        return caller.call("ListConnections")
                .path("ConnectionSummaries")
                .valueStream()
                .map(summary -> summary.path("Id").stringValue())
                .toList();
    }
}

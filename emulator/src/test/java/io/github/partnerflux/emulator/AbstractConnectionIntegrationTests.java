// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Four accounts, each a partner in both catalogs, that invite each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbstractConnectionIntegrationTests {

    protected static final String COLLABORATION = "OPPORTUNITY_COLLABORATION";
    protected static final String SUBSIDIARY = "SUBSIDIARY";

    protected static final int GENERATED = 3;

    private static final List<String> CATALOGS = List.of("AWS", "Sandbox");
    private static final int ACCOUNTS = 4;

    protected PartnerCentralEmulator emulator;
    protected Caller sender;
    protected Caller receiver;
    protected Caller third;

    private List<String> profileIds;

    @BeforeAll
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(ACCOUNTS)
                .connections(GENERATED)
                .partnersIn("AWS", "Sandbox")
                .start();
        sender = Caller.of(emulator, 0);
        receiver = Caller.of(emulator, 1);
        third = Caller.of(emulator, 2);
        profileIds = readProfileIds();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    /** Connects each account with another one, which then sees its profile. */
    private List<String> readProfileIds() {
        List<String> ids = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            int other = (account + 1) % ACCOUNTS;
            String id = emulator.connect("AWS", account, other, COLLABORATION);
            ids.add(Caller.of(emulator, other)
                    .call("GetConnection", "Identifier", id)
                    .at("/ConnectionTypes/OPPORTUNITY_COLLABORATION/OtherParticipant/PartnerProfile/Id")
                    .stringValue());
        }
        return ids;
    }

    protected String profileId(int account) {
        return profileIds.get(account);
    }

    protected String accountId(int account) {
        return emulator.account(account).accountId();
    }

    /** Returns the members of an invitation to an account in the catalog {@code AWS}. */
    protected Object[] invitationTo(int account, String type) {
        return invitation(type, type.equals(SUBSIDIARY) ? accountId(account) : profileId(account));
    }

    protected static Object[] invitation(String type, String receiverIdentifier) {
        return new Object[] {
            "ConnectionType", type,
            "ReceiverIdentifier", receiverIdentifier,
            "Name", "Grace Hopper",
            "Email", "grace@example.com",
            "Message", "Let us co-sell."
        };
    }

    protected JsonNode invite(Caller from, int account, String type) {
        return from.call("CreateConnectionInvitation", invitationTo(account, type));
    }

    /** Returns the id of a pending invitation from {@link #sender} to {@link #receiver}. */
    protected String invitationId(String type) {
        return invite(sender, 1, type).path("Id").stringValue();
    }

    /** Connects {@link #sender} and {@link #receiver}, and returns the id of the connection. */
    protected String connect(String type) {
        return accept(receiver, invitationId(type)).path("Id").stringValue();
    }

    protected static JsonNode accept(Caller caller, String invitationId) {
        return caller.call("AcceptConnectionInvitation", "Identifier", invitationId)
                .path("Connection");
    }

    protected static String status(Caller caller, String invitationId) {
        return caller.call("GetConnectionInvitation", "Identifier", invitationId)
                .path("Status")
                .stringValue();
    }

    /** Asserts that a call fails as expected, and changes nothing for anyone. */
    protected void assertRefused(String outcome, Caller caller, String operation, Object... members) {
        List<Object> before = snapshot();
        assertThat(caller.outcome(operation, members))
                .as(operation + Arrays.toString(members))
                .isEqualTo(outcome);
        assertThat(snapshot()).isEqualTo(before);
    }

    private List<Object> snapshot() {
        List<Object> all = new ArrayList<>();
        all.add(emulator.events());
        for (String catalog : CATALOGS) {
            all.addAll(emulator.invitations(catalog));
            for (EmulatedAccount account : emulator.accounts()) {
                all.addAll(account.connections(catalog));
            }
            for (int account = 0; account < ACCOUNTS; account++) {
                all.add(Caller.of(emulator, account).in(catalog).call("GetConnectionPreferences"));
            }
        }
        return all;
    }
}

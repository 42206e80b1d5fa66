// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import tools.jackson.databind.JsonNode;

/** What the walkers have learned from responses. Safe for use by several threads. */
final class Known {

    private static final int RECENT = 12;

    private final List<Invitation> invitations = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final AtomicLongArray revisions;

    Known(int accounts) {
        revisions = new AtomicLongArray(accounts);
        for (int account = 0; account < accounts; account++) {
            revisions.set(account, 1);
        }
    }

    record Invitation(String id, int sender, int receiver) {}

    record Connection(String id, int sender, int receiver) {}

    void learn(Move move, JsonNode response, Walkers walkers) {
        switch (move.operation()) {
            case "CreateConnectionInvitation" ->
                invitations.add(new Invitation(
                        response.path("Id").asString(),
                        move.caller(),
                        walkers.account(move.text("ReceiverIdentifier"))));
            case "AcceptConnectionInvitation" ->
                connections.add(new Connection(
                        response.at("/Connection/Id").asString(),
                        walkers.account(response.at("/Connection/OtherParticipantAccountId")
                                .asString()),
                        move.caller()));
            case "UpdateConnectionPreferences" ->
                revisions.set(move.caller(), response.path("Revision").asLong());
            default -> {}
        }
    }

    /** Returns one of the latest invitations, or an unknown one. */
    Invitation anInvitation(Random random) {
        return recent(invitations, new Invitation("pacinv-aaaaaaaaaaaaa", 0, 1), random);
    }

    /** Returns one of the latest connections, or an unknown one. */
    Connection aConnection(Random random) {
        return recent(connections, new Connection("pac-aaaaaaaaaaaaa", 0, 1), random);
    }

    long revision(int account) {
        return revisions.get(account);
    }

    private static <T> T recent(List<T> all, T unknown, Random random) {
        int size = all.size();
        int back = random.nextInt(RECENT);
        return back < size ? all.get(size - 1 - back) : unknown;
    }
}

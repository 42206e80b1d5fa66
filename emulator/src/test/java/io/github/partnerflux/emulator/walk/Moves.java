// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chooses random moves, most of which are valid. */
final class Moves {

    private static final List<String> TYPES = List.of("OPPORTUNITY_COLLABORATION", "SUBSIDIARY");

    private final Random random;
    private final Walkers walkers;
    private final Known known;

    Moves(Random random, Walkers walkers, Known known) {
        this.random = random;
        this.walkers = walkers;
        this.known = known;
    }

    Move next() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5, 6 -> invite();
            case 7, 8, 9, 10 -> end("AcceptConnectionInvitation");
            case 11 -> end("RejectConnectionInvitation");
            case 12 -> end("CancelConnectionInvitation");
            case 13, 14 -> cancelConnection();
            case 15 -> changePreferences();
            case 16 -> changeVisibility();
            case 17 -> tag();
            case 18 -> untag();
            case 19, 20 -> associate();
            case 21 -> disassociate();
            default -> advanceTime();
        };
    }

    private Move invite() {
        String type = one(TYPES);
        int receiver = anAccount();
        boolean byAccountId = type.equals("SUBSIDIARY") != oneIn(20);
        String identifier = byAccountId
                ? oneIn(20) ? "000000000000" : walkers.accountId(receiver)
                : oneIn(20) ? "pprofile-aaaaaaaaaaaaa" : walkers.profileId(receiver);
        return new Move(
                anAccount(),
                "CreateConnectionInvitation",
                Map.of(
                        "ConnectionType", type,
                        "ReceiverIdentifier", identifier,
                        "Email", "alliances@example.com",
                        "Name", "Ada",
                        "Message", "Let us co-sell."));
    }

    private Move end(String operation) {
        Known.Invitation invitation = known.anInvitation(random);
        int caller = operation.startsWith("Cancel") ? invitation.sender() : invitation.receiver();
        return new Move(oneIn(4) ? anAccount() : caller, operation, Map.of("Identifier", invitation.id()));
    }

    private Move cancelConnection() {
        Known.Connection connection = known.aConnection(random);
        int participant = random.nextBoolean() ? connection.sender() : connection.receiver();
        return new Move(
                oneIn(6) ? anAccount() : participant,
                "CancelConnection",
                Map.of(
                        "Identifier",
                        connection.id(),
                        "ConnectionType",
                        one(TYPES),
                        "Reason",
                        "The contract has ended."));
    }

    private Move changePreferences() {
        int caller = anAccount();
        String accessType = oneIn(8) ? "DENY_ALL" : random.nextBoolean() ? "ALLOW_ALL" : "ALLOW_BY_DEFAULT_DENY_SOME";
        long revision = known.revision(caller) - (oneIn(4) ? 1 : 0);
        if (accessType.equals("ALLOW_BY_DEFAULT_DENY_SOME") || oneIn(4)) {
            int excluded = anAccount();
            return new Move(
                    caller,
                    "UpdateConnectionPreferences",
                    Map.of(
                            "Revision", revision,
                            "AccessType", accessType,
                            "ExcludedParticipantIdentifiers",
                                    List.of(
                                            random.nextBoolean()
                                                    ? walkers.accountId(excluded)
                                                    : walkers.profileId(excluded))));
        }
        return new Move(caller, "UpdateConnectionPreferences", Map.of("Revision", revision, "AccessType", accessType));
    }

    private Move changeVisibility() {
        int caller = anAccount();
        return new Move(
                caller,
                "PutProfileVisibility",
                Map.of("Identifier", walkers.partnerId(caller), "Visibility", oneIn(3) ? "PRIVATE" : "PUBLIC"));
    }

    private Move tag() {
        return new Move(
                anAccount(),
                "TagResource",
                Map.of(
                        "ResourceArn",
                        walkers.partnerArn(anAccount()),
                        "Tags",
                        List.of(Map.of("Key", aKey(), "Value", "a"))));
    }

    private Move untag() {
        return new Move(
                anAccount(),
                "UntagResource",
                Map.of("ResourceArn", walkers.partnerArn(anAccount()), "TagKeys", List.of(aKey())));
    }

    private Move associate() {
        Known.Connection connection = known.aConnection(random);
        int caller = oneIn(4) ? anAccount() : connection.receiver();
        int primary = oneIn(4) ? anAccount() : connection.sender();
        return qualifications("StartQualificationsAssociationTask", caller, "PrimaryPartner", primary);
    }

    private Move disassociate() {
        Known.Connection connection = known.aConnection(random);
        return qualifications(
                "StartQualificationsDisassociationTask",
                connection.receiver(),
                "AssociatedPartner",
                oneIn(4) ? anAccount() : connection.sender());
    }

    private Move qualifications(String operation, int caller, String member, int partner) {
        Map<String, String> identified = random.nextBoolean()
                ? Map.of("AccountId", walkers.accountId(partner))
                : Map.of("ProfileId", walkers.profileId(partner));
        return new Move(caller, operation, Map.of("Identifier", walkers.partnerId(caller), member, identified));
    }

    private Move advanceTime() {
        return new Move(0, Move.ADVANCE_TIME, Map.of("Hours", 1 + random.nextInt(12)));
    }

    private String aKey() {
        return "key-" + random.nextInt(4);
    }

    private int anAccount() {
        return random.nextInt(walkers.count());
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

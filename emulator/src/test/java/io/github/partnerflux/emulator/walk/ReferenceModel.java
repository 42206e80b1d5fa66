// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A second, simple implementation of the rules, which shares no code with the emulator. It predicts the outcome of each
 * move of a walk in which the moves follow each other.
 *
 * <p>Time is counted in hours. Durations of the emulator are half an hour off, so that the time of the walk itself does
 * not matter.
 */
final class ReferenceModel {

    private static final String SUBSIDIARY = "SUBSIDIARY";
    private static final String OK = "200";

    private final Walkers walkers;
    private final Rules rules;

    private final Map<String, Invitation> invitations = new LinkedHashMap<>();
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Map<Integer, Account> accounts = new HashMap<>();

    /** The primary account by subsidiary. */
    private final Map<Integer, Integer> primaries = new HashMap<>();

    private long hour;

    ReferenceModel(Walkers walkers, Rules rules) {
        this.walkers = walkers;
        this.rules = rules;
        for (int account = 0; account < walkers.count(); account++) {
            accounts.put(account, new Account());
        }
    }

    /** The quotas and durations of the emulator. */
    record Rules(
            int invitationsPerDay,
            int openInvitations,
            int activeConnections,
            int visibilityUpdatesPerDay,
            int invitationHours) {}

    private static final class Account {
        private final List<Long> invitedAt = new ArrayList<>();
        private final List<Long> visibilityChangedAt = new ArrayList<>();
        private final Map<String, String> tags = new TreeMap<>();
        private boolean visible = true;
        private String accessType = "ALLOW_ALL";
        private List<?> excluded = List.of();
        private long revision = 1;
        private Task task;
    }

    private record Invitation(int sender, int receiver, String type, long createdAt, String status) {

        Invitation withStatus(String other) {
            return new Invitation(sender, receiver, type, createdAt, other);
        }

        boolean isBetween(int account, int other) {
            return (sender == account && receiver == other) || (sender == other && receiver == account);
        }
    }

    private record Connection(int first, int second, Map<String, String> statuses, Map<String, Integer> inviters) {

        boolean isBetween(int account, int other) {
            return (first == account && second == other) || (first == other && second == account);
        }

        boolean has(int account) {
            return first == account || second == account;
        }

        boolean isActive(String type) {
            return "ACTIVE".equals(statuses.get(type));
        }

        boolean isActive() {
            return statuses.containsValue("ACTIVE");
        }
    }

    /** A task that ends within an hour; {@code primary} is {@code null} for a disassociation. */
    private record Task(long startedAt, Integer primary) {}

    /** Returns the outcome of a move as {@code Caller.outcome} describes it. */
    String predict(Move move) {
        return switch (move.operation()) {
            case "CreateConnectionInvitation" -> predictInvitation(move);
            case "AcceptConnectionInvitation" -> predictAccept(move);
            case "RejectConnectionInvitation", "CancelConnectionInvitation" -> predictEnd(move);
            case "CancelConnection" -> predictCancel(move);
            case "UpdateConnectionPreferences" -> predictPreferences(move);
            case "PutProfileVisibility" ->
                quota(
                        today(accounts.get(move.caller()).visibilityChangedAt) < rules.visibilityUpdatesPerDay(),
                        "LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY");
            case "TagResource", "UntagResource" ->
                move.text("ResourceArn").equals(walkers.partnerArn(move.caller())) ? OK : "403 ACCESS_DENIED";
            case "StartQualificationsAssociationTask" -> predictAssociation(move);
            case "StartQualificationsDisassociationTask" -> predictDisassociation(move);
            default -> throw new IllegalArgumentException(move.operation());
        };
    }

    private String predictInvitation(Move move) {
        String type = move.text("ConnectionType");
        String identifier = move.text("ReceiverIdentifier");
        if (type.equals(SUBSIDIARY) == identifier.startsWith("pprofile-")) {
            return "400 FIELD ReceiverIdentifier INVALID_VALUE";
        }
        int sender = move.caller();
        int receiver = walkers.account(identifier);
        if (receiver < 0 || (!type.equals(SUBSIDIARY) && !accounts.get(receiver).visible)) {
            return "404 RECEIVER_PROFILE_NOT_FOUND";
        }
        if (sender == receiver) {
            return "400 BUSINESS INCOMPATIBLE_CONNECTION_INVITATION_REQUEST";
        }
        Account invited = accounts.get(receiver);
        if (invited.accessType.equals("DENY_ALL")
                || invited.excluded.contains(walkers.accountId(sender))
                || invited.excluded.contains(walkers.profileId(sender))) {
            return "409 INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER";
        }
        if (pending()
                .anyMatch(invitation -> invitation.type().equals(type) && invitation.isBetween(sender, receiver))) {
            return "409 DUPLICATE_CONNECTION_INVITATION";
        }
        if (isActive(sender, receiver, type)) {
            return "409 DUPLICATE_CONNECTION";
        }
        if (today(accounts.get(sender).invitedAt) >= rules.invitationsPerDay()) {
            return "402 LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY";
        }
        if (pending().filter(invitation -> invitation.sender() == sender).count() >= rules.openInvitations()) {
            return "402 LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION";
        }
        return activeConnections(sender, receiver);
    }

    private String predictEnd(Move move) {
        Invitation invitation = invitations.get(move.text("Identifier"));
        boolean receives = !move.operation().equals("CancelConnectionInvitation");
        if (invitation == null || (invitation.sender() != move.caller() && invitation.receiver() != move.caller())) {
            return "404 CONNECTION_INVITATION_NOT_FOUND";
        }
        if ((receives ? invitation.receiver() : invitation.sender()) != move.caller()) {
            return "403 ACCESS_DENIED";
        }
        return invitation.status().equals("PENDING") ? OK : "409 INCOMPATIBLE_CONNECTION_INVITATION_STATE";
    }

    private String predictAccept(Move move) {
        String outcome = predictEnd(move);
        if (!outcome.equals(OK)) {
            return outcome;
        }
        Invitation invitation = invitations.get(move.text("Identifier"));
        if (isActive(invitation.sender(), invitation.receiver(), invitation.type())) {
            return "409 DUPLICATE_CONNECTION";
        }
        String receiver = activeConnections(invitation.receiver(), invitation.sender());
        return receiver.equals(OK) ? activeConnections(invitation.sender(), invitation.receiver()) : receiver;
    }

    private String predictCancel(Move move) {
        Connection connection = connections.get(move.text("Identifier"));
        if (connection == null || !connection.has(move.caller())) {
            return "404 CONNECTION_NOT_FOUND";
        }
        return connection.isActive(move.text("ConnectionType")) ? OK : "409 INCOMPATIBLE_CONNECTION_STATE";
    }

    private String predictPreferences(Move move) {
        if (move.input().containsKey("ExcludedParticipantIdentifiers")
                && !move.text("AccessType").equals("ALLOW_BY_DEFAULT_DENY_SOME")) {
            return "400 FIELD ExcludedParticipantIdentifiers ACTION_NOT_PERMITTED";
        }
        return move.input().get("Revision").equals(accounts.get(move.caller()).revision)
                ? OK
                : "409 INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION";
    }

    private String predictAssociation(Move move) {
        int subsidiary = move.caller();
        int primary = partner(move, "PrimaryPartner");
        if (accounts.get(subsidiary).task != null) {
            return "409 INCOMPATIBLE_QUALIFICATIONS_ASSOCIATION_TASK_STATE";
        }
        if (primary == subsidiary) {
            return "400 BUSINESS INCOMPATIBLE_PRIMARY_PARTNER";
        }
        if (!isActive(subsidiary, primary, SUBSIDIARY)) {
            return "400 BUSINESS MISSING_ACTIVE_SUBSIDIARY_CONNECTION";
        }
        if (!isPrimaryOf(primary, subsidiary)) {
            return "400 BUSINESS INCOMPATIBLE_SUBSIDIARY_CONNECTION";
        }
        Task primarysTask = accounts.get(primary).task;
        if (primaries.containsKey(primary) || (primarysTask != null && primarysTask.primary() != null)) {
            return "400 BUSINESS INCOMPATIBLE_PRIMARY_PARTNER";
        }
        boolean isPrimary = primaries.containsValue(subsidiary)
                || accounts.values().stream()
                        .anyMatch(account -> account.task != null
                                && Integer.valueOf(subsidiary).equals(account.task.primary()));
        return primaries.containsKey(subsidiary) || isPrimary ? "400 BUSINESS QUALIFICATIONS_ASSOCIATION_EXISTS" : OK;
    }

    private String predictDisassociation(Move move) {
        if (accounts.get(move.caller()).task != null) {
            return "409 INCOMPATIBLE_QUALIFICATIONS_ASSOCIATION_TASK_STATE";
        }
        Integer primary = primaries.get(move.caller());
        return primary != null && primary == partner(move, "AssociatedPartner")
                ? OK
                : "400 BUSINESS QUALIFICATIONS_ASSOCIATION_NOT_FOUND";
    }

    /** Applies a move that succeeded. */
    void apply(Move move, JsonNode response) {
        Account caller = accounts.get(move.caller());
        switch (move.operation()) {
            case Move.ADVANCE_TIME -> advance(move.hours());
            case "CreateConnectionInvitation" -> {
                caller.invitedAt.add(hour);
                invitations.put(
                        response.path("Id").asString(),
                        new Invitation(
                                move.caller(),
                                walkers.account(move.text("ReceiverIdentifier")),
                                move.text("ConnectionType"),
                                hour,
                                "PENDING"));
            }
            case "AcceptConnectionInvitation" -> {
                connect(
                        invitations.get(move.text("Identifier")),
                        response.at("/Connection/Id").asString());
                end(move, "ACCEPTED");
            }
            case "RejectConnectionInvitation" -> end(move, "REJECTED");
            case "CancelConnectionInvitation" -> end(move, "CANCELED");
            case "CancelConnection" -> cancel(connections.get(move.text("Identifier")), move.text("ConnectionType"));
            case "UpdateConnectionPreferences" -> {
                caller.accessType = move.text("AccessType");
                caller.excluded = (List<?>) move.input().getOrDefault("ExcludedParticipantIdentifiers", List.of());
                caller.revision++;
            }
            case "PutProfileVisibility" -> {
                caller.visible = move.text("Visibility").equals("PUBLIC");
                caller.visibilityChangedAt.add(hour);
            }
            case "TagResource" ->
                ((List<?>) move.input().get("Tags"))
                        .forEach(tag -> caller.tags.put(
                                (String) ((Map<?, ?>) tag).get("Key"), (String) ((Map<?, ?>) tag).get("Value")));
            case "UntagResource" -> ((List<?>) move.input().get("TagKeys")).forEach(caller.tags::remove);
            case "StartQualificationsAssociationTask" -> caller.task = new Task(hour, partner(move, "PrimaryPartner"));
            case "StartQualificationsDisassociationTask" -> caller.task = new Task(hour, null);
            default -> throw new IllegalArgumentException(move.operation());
        }
    }

    private void advance(int hours) {
        hour += hours;
        invitations.replaceAll((id, invitation) ->
                invitation.status().equals("PENDING") && hour - invitation.createdAt() > rules.invitationHours()
                        ? invitation.withStatus("EXPIRED")
                        : invitation);
        accounts.forEach((index, account) -> {
            if (account.task != null && account.task.primary() == null) {
                primaries.remove(index);
            } else if (account.task != null && isPrimaryOf(account.task.primary(), index)) {
                primaries.put(index, account.task.primary());
            }
            account.task = null;
        });
    }

    private void end(Move move, String status) {
        invitations.computeIfPresent(move.text("Identifier"), (id, invitation) -> invitation.withStatus(status));
    }

    private void connect(Invitation invitation, String id) {
        Connection connection = between(invitation.sender(), invitation.receiver());
        if (connection == null) {
            connection = new Connection(invitation.sender(), invitation.receiver(), new TreeMap<>(), new HashMap<>());
            connections.put(id, connection);
        }
        connection.statuses().put(invitation.type(), "ACTIVE");
        connection.inviters().put(invitation.type(), invitation.sender());
    }

    private void cancel(Connection connection, String type) {
        connection.statuses().put(type, "CANCELED");
        if (type.equals(SUBSIDIARY)) {
            int primary = connection.inviters().get(SUBSIDIARY);
            primaries.remove(connection.first() == primary ? connection.second() : connection.first(), primary);
        }
    }

    /** Returns the status of each invitation, by id. */
    Map<String, String> invitationStatuses(int account) {
        Map<String, String> statuses = new LinkedHashMap<>();
        invitations.forEach((id, invitation) -> {
            if (invitation.sender() == account || invitation.receiver() == account) {
                statuses.put(id, invitation.status());
            }
        });
        return statuses;
    }

    /** Returns the status of each type of each connection, by id. */
    Map<String, Map<String, String>> connectionStatuses(int account) {
        Map<String, Map<String, String>> statuses = new LinkedHashMap<>();
        connections.forEach((id, connection) -> {
            if (connection.has(account)) {
                statuses.put(id, connection.statuses());
            }
        });
        return statuses;
    }

    Map<String, String> tags(int account) {
        return accounts.get(account).tags;
    }

    /** Returns the primary account with which an account's qualifications are associated, or {@code null}. */
    Integer primary(int account) {
        return primaries.get(account);
    }

    private Stream<Invitation> pending() {
        return invitations.values().stream()
                .filter(invitation -> invitation.status().equals("PENDING"));
    }

    private Connection between(int account, int other) {
        return connections.values().stream()
                .filter(connection -> connection.isActive() && connection.isBetween(account, other))
                .findFirst()
                .orElse(null);
    }

    private boolean isActive(int account, int other, String type) {
        Connection connection = between(account, other);
        return connection != null && connection.isActive(type);
    }

    /** Returns whether the first account invited the second as its subsidiary, in a type that is active. */
    private boolean isPrimaryOf(int primary, int subsidiary) {
        Connection connection = between(primary, subsidiary);
        return connection != null
                && connection.isActive(SUBSIDIARY)
                && connection.inviters().get(SUBSIDIARY) == primary;
    }

    private String activeConnections(int account, int other) {
        long active = connections.values().stream()
                .filter(connection -> connection.isActive() && connection.has(account))
                .count();
        return quota(
                between(account, other) != null || active < rules.activeConnections(),
                "LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION");
    }

    private static String quota(boolean satisfied, String reason) {
        return satisfied ? OK : "402 " + reason;
    }

    private long today(List<Long> hours) {
        return hours.stream().filter(at -> hour - at < 24).count();
    }

    private int partner(Move move, String member) {
        return walkers.account((String)
                ((Map<?, ?>) move.input().get(member)).values().iterator().next());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What holds at any time, whatever the accounts have done. */
final class Invariants {

    private final Walkers walkers;
    private final ReferenceModel.Rules rules;

    /** The latest listing of each account, whose places never change. */
    private final Map<String, List<String>> earlierIds = new HashMap<>();

    /** What is in a final state, by account and id. */
    private final Map<String, Object> ended = new HashMap<>();

    Invariants(Walkers walkers, ReferenceModel.Rules rules) {
        this.walkers = walkers;
        this.rules = rules;
    }

    /** Checks what all accounts list, and that Get returns the same of what may have changed since the last check. */
    Snapshot check() {
        Snapshot snapshot = Snapshot.of(walkers);
        bothSidesAgreeOnInvitations(snapshot);
        bothSidesAgreeOnConnections(snapshot);
        quotasHold(snapshot);
        for (int account = 0; account < walkers.count(); account++) {
            placesRemain("invitations of " + account, snapshot.invitations().get(account));
            placesRemain("connections of " + account, snapshot.connections().get(account));
            for (JsonNode invitation : snapshot.invitations().get(account).values()) {
                check(account, invitation, "GetConnectionInvitation", isEnded(invitation));
            }
            for (JsonNode connection : snapshot.connections().get(account).values()) {
                check(account, connection, "GetConnection", !isActive(connection));
            }
        }
        return snapshot;
    }

    private void bothSidesAgreeOnInvitations(Snapshot snapshot) {
        Map<String, Set<String>> pendingByTypeAndPair = new HashMap<>();
        sides(snapshot.invitations()).forEach((id, sides) -> {
            assertThat(sides).as(id).hasSize(2);
            for (String member :
                    List.of("Arn", "ConnectionId", "ConnectionType", "CreatedAt", "UpdatedAt", "ExpiresAt", "Status")) {
                assertThat(sides)
                        .extracting(side -> side.json().path(member))
                        .as(id + " " + member)
                        .satisfies(values -> assertThat(values.get(0)).isEqualTo(values.get(1)));
            }
            assertThat(sides)
                    .as(id)
                    .extracting(side -> side.json().path("ParticipantType").asString())
                    .containsExactlyInAnyOrder("SENDER", "RECEIVER");
            for (int i = 0; i < 2; i++) {
                assertThat(walkers.account(sides.get(i)
                                .json()
                                .path("OtherParticipantIdentifier")
                                .asString()))
                        .as(id)
                        .isEqualTo(sides.get(1 - i).account());
            }
            JsonNode invitation = sides.get(0).json();
            String status = invitation.path("Status").asString();
            if (status.equals("ACCEPTED")) {
                String connectionId = invitation.path("ConnectionId").asString();
                assertThat(sides)
                        .allSatisfy(side -> assertThat(snapshot.connections().get(side.account()))
                                .containsKey(connectionId));
            } else if (status.equals("PENDING")) {
                String pair = sides.stream().map(Side::account).sorted().toList() + " "
                        + invitation.path("ConnectionType").asString();
                pendingByTypeAndPair
                        .computeIfAbsent(pair, key -> new HashSet<>())
                        .add(id);
            }
        });
        assertThat(pendingByTypeAndPair.values())
                .as("one pending invitation of a type between two accounts")
                .allMatch(ids -> ids.size() == 1);
    }

    private void bothSidesAgreeOnConnections(Snapshot snapshot) {
        Set<List<Integer>> active = new HashSet<>();
        sides(snapshot.connections()).forEach((id, sides) -> {
            assertThat(sides).as(id).hasSize(2);
            Side first = sides.get(0);
            Side second = sides.get(1);
            assertThat(otherAccount(first)).as(id).isEqualTo(second.account());
            assertThat(otherAccount(second)).as(id).isEqualTo(first.account());
            assertThat(first.json().path("UpdatedAt"))
                    .as(id)
                    .isEqualTo(second.json().path("UpdatedAt"));
            assertThat(statuses(first.json()))
                    .as(id)
                    .isEqualTo(statuses(second.json()))
                    .isNotEmpty();
            if (isActive(first.json())) {
                assertThat(active.add(List.of(first.account(), second.account())))
                        .as("one active connection between two accounts, but there are more than " + id)
                        .isTrue();
            }
        });
    }

    private void quotasHold(Snapshot snapshot) {
        for (int account = 0; account < walkers.count(); account++) {
            List<JsonNode> sent = snapshot.invitations().get(account).values().stream()
                    .filter(invitation ->
                            invitation.path("ParticipantType").asString().equals("SENDER"))
                    .toList();
            assertThat(sent)
                    .as("open invitations of account " + account)
                    .filteredOn(invitation -> !isEnded(invitation))
                    .hasSizeLessThanOrEqualTo(rules.openInvitations());
            assertThat(snapshot.connections().get(account).values())
                    .as("active connections of account " + account)
                    .filteredOn(Invariants::isActive)
                    .hasSizeLessThanOrEqualTo(rules.activeConnections());
            List<Instant> times = sent.stream()
                    .map(invitation ->
                            Instant.parse(invitation.path("CreatedAt").asString()))
                    .toList();
            for (int i = rules.invitationsPerDay(); i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - rules.invitationsPerDay()), times.get(i)))
                        .as("the time of " + (rules.invitationsPerDay() + 1) + " invitations of account " + account)
                        .isGreaterThanOrEqualTo(Duration.ofDays(1));
            }
        }
    }

    private void placesRemain(String listing, Map<String, JsonNode> items) {
        List<String> ids = new ArrayList<>(items.keySet());
        List<String> earlier = Objects.requireNonNullElse(earlierIds.put(listing, ids), List.of());
        assertThat(ids).as(listing).hasSizeGreaterThanOrEqualTo(earlier.size());
        assertThat(ids.subList(0, earlier.size())).as(listing).isEqualTo(earlier);
    }

    private void check(int account, JsonNode summary, String get, boolean isEnded) {
        String id = summary.path("Id").asString();
        String key = account + " " + id;
        Object earlier = ended.get(key);
        if (earlier != null) {
            assertThat(withoutNames(summary))
                    .as(id + " does not change in a final state")
                    .isEqualTo(earlier);
            return;
        }
        assertContains(walkers.caller(account).call(get, "Identifier", id), summary);
        if (isEnded) {
            ended.put(key, withoutNames(summary));
        }
    }

    /** Returns what remains of a connection that has ended: names of participants are those of today. */
    private static Object withoutNames(JsonNode summary) {
        return summary.has("ConnectionTypes") ? List.of(summary.path("UpdatedAt"), statuses(summary)) : summary;
    }

    /** Asserts that an output has all that its summary has. */
    private static void assertContains(JsonNode full, JsonNode summary) {
        for (Map.Entry<String, JsonNode> member : summary.properties()) {
            JsonNode value = full.path(member.getKey());
            if (member.getValue().isObject()) {
                assertContains(value, member.getValue());
            } else {
                assertThat(value).as(member.getKey() + " of " + full).isEqualTo(member.getValue());
            }
        }
    }

    private int otherAccount(Side side) {
        return walkers.account(side.json().path("OtherParticipantAccountId").asString());
    }

    static Map<String, String> statuses(JsonNode connection) {
        return connection.path("ConnectionTypes").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> type.getValue().path("Status").asString()));
    }

    private static boolean isActive(JsonNode connection) {
        return statuses(connection).containsValue("ACTIVE");
    }

    private static boolean isEnded(JsonNode invitation) {
        return !invitation.path("Status").asString().equals("PENDING");
    }

    /** Returns what each account lists under an id. */
    private static Map<String, List<Side>> sides(List<Map<String, JsonNode>> listings) {
        Map<String, List<Side>> sides = new LinkedHashMap<>();
        IntStream.range(0, listings.size())
                .forEach(account -> listings.get(account)
                        .forEach((id, json) -> sides.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(new Side(account, json))));
        return sides;
    }

    private record Side(int account, JsonNode json) {}
}

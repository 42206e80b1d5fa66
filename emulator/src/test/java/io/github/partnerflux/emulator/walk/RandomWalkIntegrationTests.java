// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Lets accounts act on each other at random, and checks what must hold whatever they do: of the accounts that a
 * move concerns after each one, and of all accounts now and then.
 *
 * <p>{@code -Dpartnerflux.test.seed=N} repeats the walk of a seed that a failure names; that of several threads is not
 * the same again. {@code -Dpartnerflux.walk.moves=N} sets the moves of each walk.
 */
class RandomWalkIntegrationTests {

    private static final int ACCOUNTS = 6;
    private static final int DEFAULT_MOVES = 1_000;
    private static final int MOVES = Integer.getInteger("partnerflux.walk.moves", DEFAULT_MOVES);
    private static final int MOVES_PER_CHECK = 50;

    /** A walk that meets most rules. */
    private static final long FIXED_SEED = 1;

    private static final int THREADS = 4;

    /** Small enough that walks reach them. Invitations expire half an hour after the hours. */
    private static final ReferenceModel.Rules RULES = new ReferenceModel.Rules(4, 3, 3, 2, 60);

    static Stream<Long> seeds() {
        Long seed = Long.getLong("partnerflux.test.seed");
        return seed != null ? Stream.of(seed) : Stream.of(FIXED_SEED, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachMoveHasTheOutcomeThatTheRulesPredict(long seed) {
        named(seed, () -> walkAlone(seed));
    }

    private static void walkAlone(long seed) {
        try (PartnerCentralEmulator emulator = start()) {
            Walkers walkers = new Walkers(emulator);
            Known known = new Known(ACCOUNTS);
            Moves moves = new Moves(new Random(seed), walkers, known);
            ReferenceModel model = new ReferenceModel(walkers, RULES);
            Invariants invariants = new Invariants(walkers, RULES);
            Set<String> outcomes = new TreeSet<>();
            for (int i = 1; i <= MOVES; i++) {
                Move move = moves.next();
                Set<Integer> concerned = new TreeSet<>(Set.of(move.caller()));
                if (move.operation().equals(Move.ADVANCE_TIME)) {
                    emulator.advanceTime(Duration.ofHours(move.hours()));
                    model.apply(move, null);
                } else {
                    String predicted = model.predict(move);
                    TestClient.Reply reply = walkers.caller(move.caller()).reply(move.operation(), move.members());
                    String outcome = Caller.outcome(reply);
                    assertThat(outcome)
                            .as("move %d: %s: %s", i, move, reply.body())
                            .isEqualTo(predicted);
                    if (reply.status() == 200) {
                        known.learn(move, reply.json(), walkers);
                        model.apply(move, reply.json());
                        concerned.addAll(otherParticipants(reply.json(), walkers));
                    }
                    outcomes.add(move.operation() + ": " + outcome);
                }
                if (i % MOVES_PER_CHECK == 0) {
                    invariants.check();
                    concerned.addAll(walkers.all());
                }
                String after = "move %d: %s: ".formatted(i, move);
                concerned.forEach(account -> assertPredicted(after, model, account, walkers));
            }
            if (seed == FIXED_SEED && MOVES == DEFAULT_MOVES) {
                assertThat(outcomes).as("a walk that meets most rules").hasSizeGreaterThan(30);
            }
        }
    }

    private static List<Integer> otherParticipants(JsonNode response, Walkers walkers) {
        return Stream.of("OtherParticipantIdentifier", "OtherParticipantAccountId")
                .flatMap(member -> response.findValues(member).stream())
                .map(identifier -> walkers.account(identifier.asString()))
                .toList();
    }

    private static void assertPredicted(String after, ReferenceModel model, int account, Walkers walkers) {
        assertThat(statuses(Snapshot.invitations(walkers.caller(account))))
                .as(after + "invitations of account " + account)
                .isEqualTo(model.invitationStatuses(account));
        Map<String, Map<String, String>> connections = new HashMap<>();
        Snapshot.connections(walkers.caller(account))
                .forEach((id, json) -> connections.put(id, Invariants.statuses(json)));
        assertThat(connections)
                .as(after + "connections of account " + account)
                .isEqualTo(model.connectionStatuses(account));
        assertThat(tags(walkers, account))
                .as(after + "tags of account " + account)
                .isEqualTo(model.tags(account));
        assertThat(primary(walkers, account))
                .as(after + "the primary partner of account " + account)
                .isEqualTo(model.primary(account));
    }

    private static Map<String, String> statuses(Map<String, JsonNode> invitations) {
        Map<String, String> statuses = new HashMap<>();
        invitations.forEach((id, json) -> statuses.put(id, json.path("Status").asString()));
        return statuses;
    }

    private static Map<String, String> tags(Walkers walkers, int account) {
        Map<String, String> tags = new HashMap<>();
        walkers.caller(account)
                .call("ListTagsForResource", "ResourceArn", walkers.partnerArn(account))
                .path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asString(), tag.path("Value").asString()));
        return tags;
    }

    private static Integer primary(Walkers walkers, int account) {
        JsonNode details = walkers.caller(account)
                .call("GetQualificationsAssociationDetails", "Identifier", walkers.partnerId(account));
        // A primary partner with associated partners is one of its own.
        return details.at("/Status").asString().equals("ASSOCIATED")
                ? Integer.valueOf(
                        walkers.account(details.at("/PrimaryPartner/AccountId").asString()))
                : null;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void invariantsHoldHoweverThreadsInterleave(long seed) {
        named(seed, () -> walkTogether(seed));
    }

    private static void walkTogether(long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (PartnerCentralEmulator emulator = start()) {
            Walkers walkers = new Walkers(emulator);
            Known known = new Known(ACCOUNTS);
            Invariants invariants = new Invariants(walkers, RULES);
            Map<String, Move> endings = new ConcurrentHashMap<>();
            for (int round = 0; round < MOVES / MOVES_PER_CHECK; round++) {
                List<Future<?>> walks = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    Moves moves = new Moves(new Random(seed + (long) round * THREADS + thread), walkers, known);
                    walks.add(threads.submit(() -> {
                        for (int i = 0; i < MOVES_PER_CHECK / THREADS; i++) {
                            walk(emulator, moves.next(), walkers, known, endings);
                        }
                        return null;
                    }));
                }
                for (Future<?> walk : walks) {
                    walk.get(1, TimeUnit.MINUTES);
                }
                invariants.check();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Names the seed in the failure: not every report has the names of tests. */
    private static void named(long seed, ThrowingCallable walk) {
        assertThatCode(walk).as("-Dpartnerflux.test.seed=" + seed).doesNotThrowAnyException();
    }

    private static void walk(
            PartnerCentralEmulator emulator, Move move, Walkers walkers, Known known, Map<String, Move> endings) {
        if (move.operation().equals(Move.ADVANCE_TIME)) {
            emulator.advanceTime(Duration.ofHours(move.hours()));
            return;
        }
        TestClient.Reply reply = walkers.caller(move.caller()).reply(move.operation(), move.members());
        assertThat(reply.status()).as("%s: %s", move, reply.body()).isIn(200, 400, 402, 403, 404, 409);
        if (reply.status() == 200) {
            known.learn(move, reply.json(), walkers);
            String id = String.valueOf(move.input().get("Identifier"));
            if (id.startsWith("pacinv-")) {
                assertThat(endings.putIfAbsent(id, move))
                        .as("an invitation ends once, but %s succeeded, too", move)
                        .isNull();
            }
        }
    }

    private static PartnerCentralEmulator start() {
        return PartnerCentralEmulator.builder()
                .accounts(ACCOUNTS)
                .connections(0)
                .quota("LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY", RULES.invitationsPerDay())
                .quota("LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION", RULES.openInvitations())
                .quota("LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION", RULES.activeConnections())
                .quota("LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY", RULES.visibilityUpdatesPerDay())
                .invitationLifetime(Duration.ofHours(RULES.invitationHours()).plusMinutes(30))
                .qualificationsTaskDuration(Duration.ofMinutes(30))
                .recordRequests(false)
                .start();
    }
}

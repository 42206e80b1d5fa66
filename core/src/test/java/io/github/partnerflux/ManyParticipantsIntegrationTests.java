// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.test.RawServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Tests listings of more participants than the service accepts in a request. */
class ManyParticipantsIntegrationTests {

    /** Three groups, in pages of 40: 40, 40, 20; 40, 40, 20; 40, 10. */
    private static final int PARTICIPANTS = 250;

    private static PartnerCentralEmulator emulator;
    private static PartnerCentralAccountClient client;

    /** The participants in their natural order, and in another one. */
    private static List<String> accounts;

    private static List<String> shuffled;

    /** The IDs of their connections in the order in which they are listed. */
    private static List<String> ids;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().connections(400).start();
        client = TestClients.clientFor(emulator.endpoint()).build();
        List<EmulatedConnection> selected =
                emulator.account(0).connections().stream().limit(PARTICIPANTS).toList();
        accounts = selected.stream()
                .map(EmulatedConnection::otherParticipantAccountId)
                .sorted()
                .toList();
        ids = Stream.of(accounts.subList(0, 100), accounts.subList(100, 200), accounts.subList(200, PARTICIPANTS))
                .flatMap(group ->
                        selected.stream().filter(connection -> group.contains(connection.otherParticipantAccountId())))
                .map(EmulatedConnection::id)
                .toList();
        shuffled = new ArrayList<>(accounts);
        Collections.shuffle(shuffled, new Random(1));
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    @BeforeEach
    void forgetRequests() {
        emulator.clearRequests();
    }

    @Test
    void listsTheGroupsOneAfterTheOther() {
        assertThat(list(accounts).map(ConnectionSummary::id).collectList().block(TIMEOUT))
                .isEqualTo(ids);

        assertThat(participants()).containsExactly(100, 100, 100, 100, 100, 100, 50, 50);
    }

    @Test
    void theOrderOfTheIdentifiersHasNoEffect() {
        List<Page<ConnectionSummary>> pages =
                list(accounts).byPage().collectList().block(TIMEOUT);

        assertThat(list(shuffled).byPage().collectList().block(TIMEOUT))
                .usingRecursiveComparison()
                .ignoringFields("requestId")
                .isEqualTo(pages);
    }

    @Test
    void sendsNoRequestWithoutDemand() {
        StepVerifier.create(list(accounts), 0).expectSubscription().thenCancel().verify(TIMEOUT);

        // By the time of this request, all earlier ones have arrived.
        list(accounts.subList(0, 1)).blockLast(TIMEOUT);
        assertThat(participants()).containsExactly(1);
    }

    @Test
    void fetchesTheNextGroupOnDemand() {
        StepVerifier.create(list(accounts).readAhead(0), 0)
                .thenRequest(100)
                .expectNextCount(100)
                .then(() -> assertThat(emulator.requests()).hasSize(3))
                .thenRequest(1)
                .assertNext(connection -> assertThat(connection.id()).isEqualTo(ids.get(100)))
                .then(() -> assertThat(emulator.requests()).hasSize(4))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void pagesHaveTheTokenOfTheirGroup() {
        List<Page<ConnectionSummary>> pages =
                list(accounts).byPage().collectList().block(TIMEOUT);

        assertThat(pages).extracting(page -> page.items().size()).containsExactly(40, 40, 20, 40, 40, 20, 40, 10);
        assertThat(pages)
                .extracting(
                        page -> page.nextToken() == null ? "" : page.nextToken().replaceAll("-.{8}:(.*)", ":$1"))
                .extracting(token -> token.replaceAll(":.+", ":TOKEN"))
                .containsExactly("1:TOKEN", "1:TOKEN", "2:", "2:TOKEN", "2:TOKEN", "3:", "3:TOKEN", "");
    }

    @Test
    void resumesAtEveryCheckpointWithTheIdentifiersInAnyOrder() {
        List<Checkpointed<ConnectionSummary>> all =
                list(accounts).checkpointed().collectList().block(TIMEOUT);

        assertThat(all).hasSize(PARTICIPANTS);
        for (int i = 0; i < PARTICIPANTS; i++) {
            Checkpoint checkpoint = Checkpoint.parse(all.get(i).next().toString());
            assertThat(list(i % 2 == 0 ? shuffled : accounts)
                            .resumeFrom(checkpoint)
                            .map(ConnectionSummary::id)
                            .collectList()
                            .block(TIMEOUT))
                    .isEqualTo(ids.subList(i + 1, ids.size()));
        }
    }

    @Test
    void aRequestStartsAtAPageOfAGroup() {
        Page<ConnectionSummary> page = list(accounts).byPage().elementAt(4).block(TIMEOUT);

        assertThat(client.listConnections(
                                request(shuffled).nextToken(page.nextToken()).build())
                        .map(ConnectionSummary::id)
                        .collectList()
                        .block(TIMEOUT))
                .isEqualTo(ids.subList(180, 250));
    }

    @Test
    void refusesEveryCheckpointOfOtherIdentifiers() {
        List<Checkpointed<ConnectionSummary>> all =
                list(accounts).checkpointed().collectList().block(TIMEOUT);
        List<String> fewer = accounts.subList(0, PARTICIPANTS - 1);
        emulator.clearRequests();

        assertThat(all.subList(0, PARTICIPANTS - 1))
                .allSatisfy(connection -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> list(fewer).resumeFrom(connection.next()))
                        .withMessageContaining("is of a listing of other participants"));
        assertThat(list(fewer)
                        .resumeFrom(all.get(PARTICIPANTS - 1).next())
                        .collectList()
                        .block(TIMEOUT))
                .isEmpty();
        assertThat(emulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "0-%s:token", "4-%s:token", "-%s:token", "2-%s", "1234567890-%s:token", "2:token"})
    void refusesATokenOfAnotherListing(String format) {
        String own = list(accounts).byPage().blockFirst(TIMEOUT).nextToken();
        String token = format.formatted(own.substring(2, 10));
        String message =
                "the page token or checkpoint \"" + token + "\" is of a listing of other participants: a listing"
                        + " of so many participants can be resumed only with the same identifiers";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.listConnections(
                        request(accounts).nextToken(token).build()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(accounts).resumeFrom(Checkpoint.ofToken(token)))
                .withMessage(message);
    }

    @Test
    void refusesACheckpointWithinTheFirstPageOfFewerIdentifiers() {
        Checkpoint checkpoint = list(accounts.subList(0, 100))
                .checkpointed()
                .blockFirst(TIMEOUT)
                .next();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(accounts).resumeFrom(checkpoint))
                .withMessageStartingWith(
                        "the page token or checkpoint \"pf1:1:\" is of a listing of other participants");
    }

    @Test
    void theGroupDoesNotCountTowardsTheLengthOfATokenOfTheService() {
        String longest = "x".repeat(2_048);
        String json = "{\"ConnectionSummaries\":[],\"NextToken\":\"%s\"}".formatted(longest);
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, json)));
                PartnerCentralAccountClient other =
                        TestClients.clientFor(server.endpoint()).build()) {
            String token = other.listConnections(request(accounts).build())
                    .byPage()
                    .blockFirst(TIMEOUT)
                    .nextToken();
            other.listConnections(request(accounts).nextToken(token).build())
                    .resumeFrom(Checkpoint.parse(Checkpoint.ofToken(token).toString()))
                    .byPage()
                    .blockFirst(TIMEOUT);

            assertThat(server.requests().get(1)).contains("\"NextToken\":\"" + longest + "\"");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Checkpoint.ofToken(token + "x"))
                    .withMessageContaining("but has 2060");
        }
    }

    @Test
    void emitsAllItemsBeforeAFailureInALaterGroup() {
        StepVerifier.create(list(accounts).readAhead(0), 0)
                .thenRequest(140)
                .expectNextCount(140)
                .then(() -> emulator.inject(Fault.error(400, "ValidationException")))
                .thenRequest(1)
                .expectError(ValidationException.class)
                .verify(TIMEOUT);
    }

    @Test
    void aCancelAbortsTheRequestInFlight() throws Exception {
        CompletableFuture<RecordedRequest> received = emulator.awaitRequest(3);
        Disposable[] listing = new Disposable[1];
        listing[0] = list(accounts).readAhead(0).subscribe(connection -> {
            if (connection.id().equals(ids.get(99))) {
                emulator.inject(Fault.never());
            }
        });
        RecordedRequest request = received.get(30, TimeUnit.SECONDS);
        listing[0].dispose();

        assertThat(request.outcome().get(30, TimeUnit.SECONDS).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
    }

    @Test
    void identifiersAreRequestedOnce() {
        List<String> repeated =
                Stream.of(accounts, accounts).flatMap(List::stream).toList();

        assertThat(list(repeated).map(ConnectionSummary::id).collectList().block(TIMEOUT))
                .isEqualTo(ids);
        assertThat(participants()).containsExactly(100, 100, 100, 100, 100, 100, 50, 50);
    }

    @Test
    void aConnectionOfTwoGroupsIsListedTwice() {
        EmulatedConnection connection = emulator.account(0).connections().stream()
                .filter(candidate -> profileOf(candidate) != null)
                .findFirst()
                .orElseThrow();
        List<String> identifiers = new ArrayList<>();
        identifiers.add(connection.otherParticipantAccountId());
        for (int i = 0; i < 99; i++) {
            identifiers.add(Long.toString(999_999_999_900L + i));
        }
        identifiers.add(profileOf(connection));

        assertThat(list(identifiers).map(ConnectionSummary::id).collectList().block(TIMEOUT))
                .containsExactly(connection.id(), connection.id());
    }

    @Test
    void upToAHundredIdentifiersAreSentAsTheyAre() {
        List<String> repeated = Collections.nCopies(100, accounts.get(0));

        Page<ConnectionSummary> page = list(repeated).byPage().blockLast(TIMEOUT);

        assertThat(page.items())
                .extracting(ConnectionSummary::otherParticipantAccountId)
                .containsExactly(accounts.get(0));
        assertThat(participants()).containsExactly(100);
        assertThat(list(accounts.subList(0, 100)).byPage().blockFirst(TIMEOUT).nextToken())
                .doesNotContain(":");
    }

    @Test
    void listsInvitationsInGroupsToo() {
        String json = "{\"ConnectionInvitationSummaries\":[{\"Id\":\"pacinv-1\"}]}";
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, json)));
                PartnerCentralAccountClient other =
                        TestClients.clientFor(server.endpoint()).build()) {
            assertThat(other.listConnectionInvitations(
                                    r -> r.catalog("AWS").otherParticipantIdentifiers(accounts.subList(0, 101)))
                            .count()
                            .block(TIMEOUT))
                    .isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0)).contains(accounts.get(99)).doesNotContain(accounts.get(100));
            assertThat(server.requests().get(1)).contains(accounts.get(100)).doesNotContain(accounts.get(99));
        }
    }

    private static PagedFlux<ConnectionSummary> list(List<String> identifiers) {
        return client.listConnections(request(identifiers).build());
    }

    private static ListConnectionsRequest.Builder request(List<String> identifiers) {
        return ListConnectionsRequest.builder().catalog("AWS").maxResults(40).otherParticipantIdentifiers(identifiers);
    }

    private static String profileOf(EmulatedConnection connection) {
        return connection.types().values().stream()
                .map(EmulatedConnection.Type::participantId)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    /** Returns the number of participants in each request. */
    private static List<Integer> participants() {
        return emulator.requests().stream()
                .map(request -> request.body().replaceAll(".*\"OtherParticipantIdentifiers\":\\[([^]]*)].*", "$1"))
                .map(identifiers -> identifiers.split(",").length)
                .toList();
    }
}

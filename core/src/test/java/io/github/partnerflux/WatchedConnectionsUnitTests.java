// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Tests what counts as a change of a connection, with the client of an application. */
class WatchedConnectionsUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final ConnectionTypeSummary COLLABORATION = new ConnectionTypeSummary(
            ConnectionTypeStatus.ACTIVE, new Participant.PartnerProfile("partner-1", "Gr\u00f6\u00dfe"));
    private static final ConnectionTypeSummary SUBSIDIARY =
            new ConnectionTypeSummary(ConnectionTypeStatus.CANCELED, new Participant.Account("Acme"));

    private static final ConnectionSummary CONNECTION = connection(
            Map.of(ConnectionType.OPPORTUNITY_COLLABORATION, COLLABORATION, ConnectionType.SUBSIDIARY, SUBSIDIARY));

    /** Written by the first version with watches: no later one may report the connection as changed. */
    private static final Snapshot OF_THE_FIRST_VERSION =
            Snapshot.parse("pfs1:aUxFltsgNtIAAAABAAAAEQARcGFjLTEyMzQ1Njc4OTBhYmPZhBw9YFEnrgDb0I6J");

    @Test
    void aStoredSnapshotIsComparedAsItWasByTheFirstVersion() {
        assertThat(poll(CONNECTION, OF_THE_FIRST_VERSION)).containsExactly(new Synced<>(OF_THE_FIRST_VERSION, 1));
    }

    @Test
    void theOrderOfTypesIsIrrelevant() {
        Map<ConnectionType, ConnectionTypeSummary> types = new LinkedHashMap<>();
        types.put(ConnectionType.SUBSIDIARY, SUBSIDIARY);
        types.put(ConnectionType.OPPORTUNITY_COLLABORATION, COLLABORATION);
        assertUnchanged(connection(types));
        Map<ConnectionType, ConnectionTypeSummary> reversed = new LinkedHashMap<>();
        reversed.put(ConnectionType.OPPORTUNITY_COLLABORATION, COLLABORATION);
        reversed.put(ConnectionType.SUBSIDIARY, SUBSIDIARY);
        assertUnchanged(connection(reversed));
    }

    private static void assertUnchanged(ConnectionSummary connection) {
        assertThat(poll(connection, OF_THE_FIRST_VERSION)).hasSize(1);
    }

    static Stream<ConnectionSummary> changed() {
        return Stream.of(
                new ConnectionSummary(
                        "Sandbox", "pac-1234567890abc", "arn:1", "123456789012", updated(0), types(COLLABORATION)),
                new ConnectionSummary(
                        "AWS", "pac-1234567890abc", "arn:2", "123456789012", updated(0), types(COLLABORATION)),
                new ConnectionSummary(
                        "AWS", "pac-1234567890abc", "arn:1", "123456789013", updated(0), types(COLLABORATION)),
                new ConnectionSummary(
                        "AWS", "pac-1234567890abc", "arn:1", "123456789012", updated(1), types(COLLABORATION)),
                new ConnectionSummary(
                        "AWS",
                        "pac-1234567890abc",
                        "arn:1",
                        "123456789012",
                        updated(0),
                        Map.of(ConnectionType.SUBSIDIARY, COLLABORATION)),
                connection(Map.of()),
                ofParticipant(new Participant.PartnerProfile("partner-2", "Gr\u00f6\u00dfe")),
                ofParticipant(new Participant.PartnerProfile("partner-1", "Gr\u00f6sse")),
                ofParticipant(new Participant.PartnerProfile("partner-1G", "r\u00f6\u00dfe")),
                ofParticipant(new Participant.SellerProfile("partner-1", "Gr\u00f6\u00dfe")),
                ofParticipant(new Participant.Account("Gr\u00f6\u00dfe")),
                ofParticipant(new Participant.Unknown("Reseller")),
                ofParticipant(new Participant.Unknown("Distributor")),
                connection(types(
                        new ConnectionTypeSummary(ConnectionTypeStatus.CANCELED, COLLABORATION.otherParticipant()))));
    }

    @ParameterizedTest
    @MethodSource
    void changed(ConnectionSummary connection) {
        Snapshot before = snapshot(connection(types(COLLABORATION)));
        assertThat(poll(connection, before)).first().isEqualTo(new Changed<>(connection));
        assertThat(changed().map(WatchedConnectionsUnitTests::snapshot)).doesNotHaveDuplicates();
    }

    private static Map<ConnectionType, ConnectionTypeSummary> types(ConnectionTypeSummary summary) {
        return Map.of(ConnectionType.OPPORTUNITY_COLLABORATION, summary);
    }

    private static ConnectionSummary ofParticipant(Participant participant) {
        return connection(types(new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, participant)));
    }

    private static ConnectionSummary connection(Map<ConnectionType, ConnectionTypeSummary> types) {
        return new ConnectionSummary("AWS", "pac-1234567890abc", "arn:1", "123456789012", updated(0), types);
    }

    private static Instant updated(int nanos) {
        return Instant.parse("2026-01-02T03:04:05.678Z").plusNanos(nanos);
    }

    @Test
    void aRemovalThatTheClientCannotConfirmFailsThePoll() {
        PollFailed<ConnectionSummary> failed =
                (PollFailed<ConnectionSummary>) watch(Flux.just(new Page<>(List.of(), null, "")))
                        .from(OF_THE_FIRST_VERSION)
                        .once()
                        .blockLast(TIMEOUT);
        assertThat(failed.error())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("GetConnection is not implemented by this client");
    }

    @Test
    void rejectsARequestThatStartsInTheMiddle() {
        PartnerCentralAccountClient client = new StubClient(Flux.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.watchConnections(r -> r.catalog("AWS").nextToken("token")))
                .withMessage("the request of a watch must not have a nextToken: each poll lists all connections");
    }

    @Test
    void rejectsASnapshotOfAnotherRequest() {
        PartnerCentralAccountClient client = new StubClient(Flux.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.watchConnections(r -> r.catalog("Sandbox")).from(OF_THE_FIRST_VERSION))
                .withMessageStartingWith("the snapshot is of another request");
    }

    private static List<ChangeEvent<ConnectionSummary>> poll(ConnectionSummary connection, Snapshot from) {
        return watch(Flux.just(new Page<>(List.of(connection), null, "")))
                .from(from)
                .once()
                .collectList()
                .block(TIMEOUT);
    }

    private static Snapshot snapshot(ConnectionSummary connection) {
        List<ChangeEvent<ConnectionSummary>> events = poll(connection, Snapshot.none());
        return ((Synced<ConnectionSummary>) events.get(1)).snapshot();
    }

    private static ChangeFlux<ConnectionSummary> watch(Flux<Page<ConnectionSummary>> pages) {
        return new StubClient(pages)
                .watchConnections(
                        ListConnectionsRequest.builder().catalog("AWS").build());
    }
}

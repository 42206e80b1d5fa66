// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.internal.state.Connection.ParticipantKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionGeneratorUnitTests {

    private static final long SEED = Seeds.DEFAULT;

    @Test
    void theSameSeedLeadsToTheSameConnections() {
        assertThat(connections(50)).isEqualTo(connections(50));
        assertThat(new ConnectionGenerator(1, 50)).doesNotContainAnyElementsOf(connections(50));
    }

    @Test
    void moreConnectionsChangeNone() {
        assertThat(connections(100)).startsWith(connections(10).toArray(Connection[]::new));
    }

    @Test
    void anIdLeadsToItsConnection() {
        ConnectionGenerator connections = new ConnectionGenerator(SEED, 5000);
        for (int i = 0; i < connections.size(); i++) {
            assertThat(connections.indexOf(connections.get(i).id())).isEqualTo(i);
        }
        String beyond = new ConnectionGenerator(SEED, 5001).get(5000).id();
        String ofAnotherSeed = new ConnectionGenerator(1, 1).get(0).id();
        for (String unknown : List.of(beyond, ofAnotherSeed, "pac-0000000000000", "pac-", "pprofile-aaaaaaaaaaaaa")) {
            assertThat(connections.indexOf(unknown)).isEqualTo(-1);
        }
    }

    @Test
    void dataFitsTheServicesModel() {
        for (Connection connection : connections(5000)) {
            assertThat(connection.id()).matches("pac-[A-Za-z0-9]{13}");
            assertThat(connection.arn("AWS"))
                    .matches("arn:[a-zA-Z0-9-]+:partnercentral:[a-z0-9\\-]*::catalog/[a-zA-Z]+/connection/"
                            + "pac-[A-Za-z0-9]{13}")
                    .endsWith("/AWS/connection/" + connection.id());
            assertThat(connection.otherParticipantAccountId()).matches("[0-9]{12}");
            assertThat(OffsetDateTime.parse(connection.updatedAtText()).toInstant())
                    .isEqualTo(connection.updatedAt());
            assertThat(connection.types()).isNotEmpty().allSatisfy((name, type) -> {
                assertThat(name).isIn("OPPORTUNITY_COLLABORATION", "SUBSIDIARY");
                assertThat(type.status()).isIn("ACTIVE", "CANCELED");
                assertThat(type.otherParticipant().name())
                        .matches("[\\u0020-\\u007E\\u00A0-\\uD7FF\\uE000-\\uFFFD]{1,80}");
                switch (type.otherParticipant().kind()) {
                    case PARTNER_PROFILE ->
                        assertThat(type.otherParticipant().id()).matches("pprofile-[A-Za-z0-9]{13}");
                    case SELLER_PROFILE ->
                        assertThat(type.otherParticipant().id()).matches("[a-zA-Z0-9-]{1,50}");
                    case ACCOUNT -> assertThat(type.otherParticipant().id()).isNull();
                }
            });
        }
    }

    @Test
    void theDefaultDataHasSomethingOfEverything() {
        List<Connection> connections = connections(250);
        assertThat(connections)
                .extracting(connection -> connection.types().keySet())
                .contains(
                        Set.of("OPPORTUNITY_COLLABORATION"),
                        Set.of("SUBSIDIARY"),
                        Set.of("OPPORTUNITY_COLLABORATION", "SUBSIDIARY"));
        List<Connection.Type> types = connections.stream()
                .flatMap(connection -> connection.types().values().stream())
                .toList();
        assertThat(types).extracting(Connection.Type::status).contains("ACTIVE", "CANCELED");
        assertThat(types).extracting(type -> type.otherParticipant().kind()).contains(ParticipantKind.values());
        for (String script : List.of("IsLatin", "IsHan", "IsArabic", "IsHangul", "IsCyrillic", "IsGreek")) {
            assertThat(types)
                    .extracting(type -> type.otherParticipant().name())
                    .anyMatch(name -> name.matches(".*\\p{" + script + "}.*"));
        }
        for (String format : List.of("[^.]*Z", "[^.]*[.][0-9]{3}Z", "[^.]*[.][0-9]{6}Z", ".*[+-][0-9]{2}:[0-9]{2}")) {
            assertThat(connections).extracting(Connection::updatedAtText).anyMatch(text -> text.matches(format));
        }
    }

    private static List<Connection> connections(int count) {
        return new ConnectionGenerator(SEED, count);
    }
}

package io.github.partnerflux.emulator.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.internal.state.Connection.ParticipantKind;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsUnitTests {

    private static final long SEED = Seeds.DEFAULT;

    @Test
    void theSameSeedLeadsToTheSameData() {
        assertThat(Accounts.generate(SEED, 3, 50).all())
                .isEqualTo(Accounts.generate(SEED, 3, 50).all());
        assertThat(Accounts.generate(1, 1, 50).all().get(0).connections())
                .doesNotContainAnyElementsOf(
                        Accounts.generate(SEED, 1, 50).all().get(0).connections());
    }

    @Test
    void moreAccountsOrConnectionsChangeNone() {
        List<Account> few = Accounts.generate(SEED, 2, 10).all();
        List<Account> many = Accounts.generate(SEED, 5, 100).all();
        for (int i = 0; i < few.size(); i++) {
            assertThat(many.get(i).accountId()).isEqualTo(few.get(i).accountId());
            assertThat(many.get(i).credentials()).isEqualTo(few.get(i).credentials());
            assertThat(many.get(i).connections().subList(0, 10))
                    .isEqualTo(few.get(i).connections());
        }
    }

    @Test
    void noTwoAccountsShareAnythingAndNoTwoConnectionsAnId() {
        Set<String> accountIds = new HashSet<>();
        Set<String> connectionIds = new HashSet<>();
        for (Account account : Accounts.generate(SEED, 1000, 20).all()) {
            assertThat(accountIds.add(account.accountId())).isTrue();
            assertThat(account.accountId()).matches("[0-9]{12}");
            account.connections()
                    .forEach(connection ->
                            assertThat(connectionIds.add(connection.id())).isTrue());
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
        return Accounts.generate(SEED, 1, count).all().get(0).connections();
    }
}

package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.emulator.EmulatedConnection.ParticipantKind;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsUnitTests {

    private static final long SEED = PartnerCentralEmulator.DEFAULT_SEED;

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
        List<EmulatedAccount> few = Accounts.generate(SEED, 2, 10).all();
        List<EmulatedAccount> many = Accounts.generate(SEED, 5, 100).all();
        for (int i = 0; i < few.size(); i++) {
            assertThat(many.get(i).accountId()).isEqualTo(few.get(i).accountId());
            assertThat(many.get(i).credentials()).isEqualTo(few.get(i).credentials());
            assertThat(many.get(i).connections().subList(0, 10))
                    .isEqualTo(few.get(i).connections());
        }
    }

    @Test
    void credentialsAreEasyToType() {
        List<EmulatedAccount> accounts = Accounts.generate(SEED, 3, 0).all();
        assertThat(accounts).extracting(EmulatedAccount::accessKeyId).containsExactly("test", "test-2", "test-3");
        assertThat(accounts).extracting(EmulatedAccount::secretAccessKey).containsExactly("test", "test-2", "test-3");
        assertThat(accounts.get(1).temporaryCredentials())
                .isEqualTo(new EmulatedCredentials("ASIATEST000000000002", "test-2-temporary", "test-2-session-token"));
    }

    @Test
    void noTwoAccountsShareAnythingAndNoTwoConnectionsAnId() {
        Set<String> accountIds = new HashSet<>();
        Set<String> connectionIds = new HashSet<>();
        for (EmulatedAccount account : Accounts.generate(SEED, 1000, 20).all()) {
            assertThat(accountIds.add(account.accountId())).isTrue();
            assertThat(account.accountId()).matches("[0-9]{12}");
            account.connections()
                    .forEach(connection ->
                            assertThat(connectionIds.add(connection.id())).isTrue());
        }
    }

    @Test
    void dataFitsTheServicesModel() {
        for (EmulatedConnection connection : connections(5000)) {
            assertThat(connection.id()).matches("pac-[A-Za-z0-9]{13}");
            assertThat(connection.arn())
                    .matches("arn:[a-zA-Z0-9-]+:partnercentral:[a-z0-9\\-]*::catalog/[a-zA-Z]+/connection/"
                            + "pac-[A-Za-z0-9]{13}")
                    .endsWith("/AWS/connection/" + connection.id());
            assertThat(connection.otherParticipantAccountId()).matches("[0-9]{12}");
            assertThat(OffsetDateTime.parse(connection.updatedAtText()).toInstant())
                    .isEqualTo(connection.updatedAt());
            assertThat(connection.types()).isNotEmpty().allSatisfy((name, type) -> {
                assertThat(name).isIn("OPPORTUNITY_COLLABORATION", "SUBSIDIARY");
                assertThat(type.status()).isIn("ACTIVE", "CANCELED");
                assertThat(type.participantName()).matches("[\\u0020-\\u007E\\u00A0-\\uD7FF\\uE000-\\uFFFD]{1,80}");
                switch (type.participantKind()) {
                    case PARTNER_PROFILE -> assertThat(type.participantId()).matches("pprofile-[A-Za-z0-9]{13}");
                    case SELLER_PROFILE -> assertThat(type.participantId()).matches("[a-zA-Z0-9-]{1,50}");
                    case ACCOUNT -> assertThat(type.participantId()).isNull();
                }
            });
        }
    }

    @Test
    void theDefaultDataHasSomethingOfEverything() {
        List<EmulatedConnection> connections = connections(250);
        assertThat(connections)
                .extracting(connection -> connection.types().keySet())
                .contains(
                        Set.of("OPPORTUNITY_COLLABORATION"),
                        Set.of("SUBSIDIARY"),
                        Set.of("OPPORTUNITY_COLLABORATION", "SUBSIDIARY"));
        List<EmulatedConnection.Type> types = connections.stream()
                .flatMap(connection -> connection.types().values().stream())
                .toList();
        assertThat(types).extracting(EmulatedConnection.Type::status).contains("ACTIVE", "CANCELED");
        assertThat(types).extracting(EmulatedConnection.Type::participantKind).contains(ParticipantKind.values());
        for (String script : List.of("IsLatin", "IsHan", "IsArabic", "IsHangul", "IsCyrillic", "IsGreek")) {
            assertThat(types)
                    .extracting(EmulatedConnection.Type::participantName)
                    .anyMatch(name -> name.matches(".*\\p{" + script + "}.*"));
        }
        for (String format : List.of("[^.]*Z", "[^.]*[.][0-9]{3}Z", "[^.]*[.][0-9]{6}Z", ".*[+-][0-9]{2}:[0-9]{2}")) {
            assertThat(connections)
                    .extracting(EmulatedConnection::updatedAtText)
                    .anyMatch(text -> text.matches(format));
        }
    }

    @Test
    void anotherCatalogShowsTheSameConnection() {
        EmulatedConnection connection = connections(1).get(0);
        EmulatedConnection sandbox = connection.inCatalog("Sandbox");
        assertThat(sandbox.catalog()).isEqualTo("Sandbox");
        assertThat(sandbox.arn()).isEqualTo(connection.arn().replace("/AWS/", "/Sandbox/"));
        assertThat(sandbox.inCatalog("AWS")).isEqualTo(connection);
    }

    @Test
    void connectionsCannotBeChanged() {
        List<EmulatedConnection> connections = connections(1);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(connections::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> connections.get(0).types().clear());
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> connections.get(1));
    }

    private static List<EmulatedConnection> connections(int count) {
        return Accounts.generate(SEED, 1, count).all().get(0).connections();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagingIntegrationTests {

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().accounts(2).connections(250).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void pagesHoldAHundredByDefault() {
        Reply first = TestClient.list(emulator, "{\"Catalog\":\"AWS\"}");
        assertThat(first.ids()).hasSize(PartnerCentralEmulator.DEFAULT_MAX_RESULTS);
        Reply third = next(next(first, ""), "");
        assertThat(third.ids()).hasSize(50);
        assertThat(third.json().has("NextToken")).isFalse();
    }

    @Test
    void aTokenServesAnyPageSize() {
        Reply first = TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":7}");
        Reply second = next(first, ",\"MaxResults\":3");
        assertThat(second.ids()).isEqualTo(expected(7, 10));
    }

    @Test
    void aTokenCanBeUsedAgain() {
        Reply first = TestClient.list(emulator, "{\"Catalog\":\"AWS\",\"MaxResults\":7}");
        assertThat(next(first, "").body()).isEqualTo(next(first, "").body());
    }

    @Test
    void anEmptyAccountHasOneEmptyPage() {
        try (PartnerCentralEmulator empty =
                PartnerCentralEmulator.builder().connections(0).start()) {
            Reply reply = TestClient.list(empty, "{\"Catalog\":\"AWS\"}");
            assertThat(reply.body()).isEqualTo("{\"ConnectionSummaries\":[]}");
        }
    }

    @Test
    void aFilterExaminesALimitedNumberOfItemsForAPage() {
        int limit = Listing.MAX_EXAMINED;
        try (PartnerCentralEmulator large =
                PartnerCentralEmulator.builder().connections(limit + 2).start()) {
            List<EmulatedConnection> connections = large.account(0).connections();
            EmulatedConnection last = connections.get(limit - 1);
            EmulatedConnection next = connections.get(limit);
            assertThat(pages(large, last.otherParticipantAccountId())).containsExactly(List.of(last.id()), List.of());
            assertThat(pages(large, next.otherParticipantAccountId())).containsExactly(List.of(), List.of(next.id()));
            assertThat(pages(large, "nobody")).containsExactly(List.of(), List.of());
        }
    }

    @Test
    void noPageFollowsIfAllItemsAreExamined() {
        try (PartnerCentralEmulator large = PartnerCentralEmulator.builder()
                .connections(Listing.MAX_EXAMINED)
                .start()) {
            assertThat(pages(large, "nobody")).containsExactly(List.of());
        }
    }

    @Test
    void aTokenIsBoundToItsCatalog() {
        assertRejected(token("{\"Catalog\":\"AWS\"}"), "{\"Catalog\":\"Sandbox\",\"NextToken\":\"%s\"}");
    }

    @Test
    void aTokenIsBoundToItsFilters() {
        String token = token("{\"Catalog\":\"AWS\",\"MaxResults\":5,\"ConnectionType\":\"SUBSIDIARY\"}");
        assertRejected(token, "{\"Catalog\":\"AWS\",\"NextToken\":\"%s\"}");
        assertRejected(token, "{\"Catalog\":\"AWS\",\"ConnectionType\":\"SUBSIDIARY:ACTIVE\",\"NextToken\":\"%s\"}");
        assertRejected(
                token,
                "{\"Catalog\":\"AWS\",\"ConnectionType\":\"SUBSIDIARY\",\"OtherParticipantIdentifiers\":[\"a\"],"
                        + "\"NextToken\":\"%s\"}");
    }

    @Test
    void theOrderOfIdentifiersDoesNotMatter() {
        List<EmulatedConnection> connections = emulator.account(0).connections();
        String a = connections.get(0).otherParticipantAccountId();
        String b = connections.get(1).otherParticipantAccountId();
        String token = token(
                "{\"Catalog\":\"AWS\",\"MaxResults\":1,\"OtherParticipantIdentifiers\":[\"" + a + "\",\"" + b + "\"]}");
        Reply second = TestClient.list(
                emulator,
                "{\"Catalog\":\"AWS\",\"OtherParticipantIdentifiers\":[\"" + b + "\",\"" + a + "\",\"" + a
                        + "\"],\"NextToken\":\"" + token + "\"}");
        assertThat(second.ids()).isEqualTo(expected(1, 2));
    }

    @Test
    void aTokenIsBoundToItsAccount() {
        String token = token("{\"Catalog\":\"AWS\"}");
        Reply reply = TestClient.unsigned(emulator, "{\"Catalog\":\"AWS\",\"NextToken\":\"" + token + "\"}")
                .sign(emulator.account(1).credentials())
                .send();
        assertThat(reply.fieldErrors()).containsExactly("NextToken INVALID_VALUE");
    }

    @Test
    void rejectsAModifiedToken() {
        String token = token("{\"Catalog\":\"AWS\"}");
        List<String> changed = new ArrayList<>();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            byte[] copy = bytes.clone();
            copy[i] ^= 1;
            changed.add(Base64.getUrlEncoder().withoutPadding().encodeToString(copy));
        }
        changed.add(token + "=");
        changed.add(token + "A");
        changed.add(token.substring(1));
        changed.add(token.substring(0, token.length() - 1));
        for (String wrong : changed) {
            assertRejected(wrong, "{\"Catalog\":\"AWS\",\"NextToken\":\"%s\"}");
        }
    }

    @Test
    void aTokenOutlivesTheEmulatorButNotItsSeed() {
        String token = token("{\"Catalog\":\"AWS\"}");
        String body = "{\"Catalog\":\"AWS\",\"NextToken\":\"" + token + "\"}";
        try (PartnerCentralEmulator same =
                        PartnerCentralEmulator.builder().connections(250).start();
                PartnerCentralEmulator other = PartnerCentralEmulator.builder()
                        .connections(250)
                        .seed(1)
                        .start()) {
            assertThat(TestClient.list(same, body).ids()).isEqualTo(expected(100, 200));
            assertThat(TestClient.list(other, body).fieldErrors()).containsExactly("NextToken INVALID_VALUE");
        }
    }

    private static List<List<String>> pages(PartnerCentralEmulator of, String participant) {
        String body = "{\"Catalog\":\"AWS\",\"OtherParticipantIdentifiers\":[\"" + participant + "\"]";
        List<List<String>> pages = new ArrayList<>();
        Reply page = TestClient.list(of, body + "}");
        pages.add(page.ids());
        while (!page.nextToken().isEmpty()) {
            page = TestClient.list(of, body + ",\"NextToken\":\"" + page.nextToken() + "\"}");
            pages.add(page.ids());
        }
        return pages;
    }

    private static Reply next(Reply page, String more) {
        return TestClient.list(
                emulator, "{\"Catalog\":\"AWS\",\"NextToken\":\"" + page.nextToken() + "\"" + more + "}");
    }

    private static String token(String body) {
        String token = TestClient.list(emulator, body).nextToken();
        assertThat(token).isNotEmpty();
        return token;
    }

    private static void assertRejected(String token, String body) {
        Reply reply = TestClient.list(emulator, body.replace("%s", token));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldErrors()).containsExactly("NextToken INVALID_VALUE");
    }

    private static List<String> expected(int from, int to) {
        return emulator.account(0).connections().subList(from, to).stream()
                .map(EmulatedConnection::id)
                .toList();
    }
}

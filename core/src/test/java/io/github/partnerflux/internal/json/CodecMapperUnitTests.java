// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import io.github.partnerflux.model.Participant;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests and valid responses. ResponseDecoderUnitTests tests invalid ones. */
class CodecMapperUnitTests {

    private static final CodecMapper MAPPER = new CodecMapper(ModelCodecs::of);

    @Test
    void writesEveryMember() {
        assertThat(write(ListConnectionsRequest.builder()
                        .catalog("AWS")
                        .nextToken("a\"b\\c")
                        .connectionType("SUBSIDIARY")
                        .maxResults(50)
                        .otherParticipantIdentifiers("111122223333", "pprofile-1")
                        .build()))
                .isEqualTo(
                        "{\"Catalog\":\"AWS\",\"NextToken\":\"a\\\"b\\\\c\",\"ConnectionType\":\"SUBSIDIARY\",\"MaxResults\":50,"
                                + "\"OtherParticipantIdentifiers\":[\"111122223333\",\"pprofile-1\"]}");
    }

    @Test
    void omitsMembersThatAreNotSet() {
        assertThat(write(ListConnectionsRequest.builder().catalog("Sandbox").build()))
                .isEqualTo("{\"Catalog\":\"Sandbox\"}");
    }

    @Test
    void writesAnEmptyListThatIsSet() {
        assertThat(write(ListConnectionsRequest.builder()
                        .catalog("AWS")
                        .otherParticipantIdentifiers()
                        .build()))
                .isEqualTo("{\"Catalog\":\"AWS\",\"OtherParticipantIdentifiers\":[]}");
    }

    @Test
    void readsEveryMember() {
        ListConnectionsResponse response = read("""
                {
                  "ConnectionSummaries": [{
                    "Catalog": "AWS",
                    "Id": "pac-1234567890abc",
                    "Arn": "arn:aws:partnercentral::111122223333:catalog/AWS/connection/pac-1234567890abc",
                    "OtherParticipantAccountId": "444455556666",
                    "UpdatedAt": "2026-01-02T03:04:05Z",
                    "ConnectionTypes": {
                      "SUBSIDIARY": {
                        "Status": "ACTIVE",
                        "OtherParticipant": {"PartnerProfile": {"Id": "pprofile-1", "Name": "Größe 大 😀"}}
                      },
                      "OPPORTUNITY_COLLABORATION": {
                        "Status": "CANCELED",
                        "OtherParticipant": {"SellerProfile": {"Id": "seller-1", "Name": "Seller"}}
                      }
                    }
                  }],
                  "NextToken": "token"
                }
                """);

        assertThat(response.nextToken()).isEqualTo("token");
        ConnectionSummary connection = response.connectionSummaries().get(0);
        assertThat(response.connectionSummaries()).hasSize(1);
        assertThat(connection.catalog()).isEqualTo("AWS");
        assertThat(connection.id()).isEqualTo("pac-1234567890abc");
        assertThat(connection.arn())
                .isEqualTo("arn:aws:partnercentral::111122223333:catalog/AWS/connection/pac-1234567890abc");
        assertThat(connection.otherParticipantAccountId()).isEqualTo("444455556666");
        assertThat(connection.updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(connection.connectionTypes())
                .containsExactly(
                        entry(
                                ConnectionType.SUBSIDIARY,
                                new ConnectionTypeSummary(
                                        ConnectionTypeStatus.ACTIVE,
                                        new Participant.PartnerProfile("pprofile-1", "Größe 大 😀"))),
                        entry(
                                ConnectionType.OPPORTUNITY_COLLABORATION,
                                new ConnectionTypeSummary(
                                        ConnectionTypeStatus.CANCELED,
                                        new Participant.SellerProfile("seller-1", "Seller"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.1Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.000Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+02:00, 2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05.5-05:30, 2026-01-02T08:34:05.5Z",
        "2026-01-02T03:04:05-00:00, 2026-01-02T03:04:05Z",
        "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999999999Z",
        "2026-01-02t03:04:05z, 2026-01-02T03:04:05Z",
        // Finer than a nanosecond.
        "2026-01-02T03:04:05.1234567891Z, 2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.000000000999999999999999999999Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.1234567899+02:00, 2026-01-02T01:04:05.123456789Z",
        "1969-12-31T23:59:59.9999999999Z, 1969-12-31T23:59:59.999999999Z",
        // Leap seconds.
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60.5Z, 2016-12-31T23:59:59.5Z",
        "2017-01-01T01:59:60+02:00, 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60+02:00, 2016-12-31T21:59:59Z",
        "2017-01-01T05:29:60.25+05:30, 2016-12-31T23:59:59.25Z",
        "2016-12-31T15:59:60-08:00, 2016-12-31T23:59:59Z"
    })
    void readsTimestamps(String text, Instant expected) {
        assertThat(readConnection("\"UpdatedAt\": \"" + text + "\"").updatedAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1767323045, 2026-01-02T03:04:05Z",
        "1767323045.678, 2026-01-02T03:04:05.678Z",
        "1767323045.123456789, 2026-01-02T03:04:05.123456789Z",
        "1767323045.1234567899, 2026-01-02T03:04:05.123456789Z",
        "1.767323045678e9, 2026-01-02T03:04:05.678Z",
        "1.5E+3, 1970-01-01T00:25:00Z",
        "-1, 1969-12-31T23:59:59Z",
        "-0.5, 1969-12-31T23:59:59.5Z",
        "31556889864403199, +1000000000-12-31T23:59:59Z"
    })
    void readsTimestampsInSeconds(String number, Instant expected) {
        assertThat(readConnection("\"UpdatedAt\": " + number).updatedAt()).isEqualTo(expected);
    }

    @Test
    void readsTimestampsLikeInstantParse() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            int unit = List.of(1, 1_000, 1_000_000, 1_000_000_000).get(random.nextInt(4));
            Instant expected = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_799L), random.nextInt(1_000_000_000) / unit * unit);

            assertThat(readConnection("\"UpdatedAt\": \"" + expected + "\"").updatedAt())
                    .isEqualTo(expected);
        }
    }

    static List<Object[]> participants() {
        return List.of(new Object[][] {
            {"{\"PartnerProfile\": {\"Id\": \"p\", \"Name\": \"n\"}}", new Participant.PartnerProfile("p", "n")},
            {"{\"SellerProfile\": {\"Id\": \"s\", \"Name\": \"n\"}}", new Participant.SellerProfile("s", "n")},
            {"{\"Account\": {\"Name\": \"n\"}}", new Participant.Account("n")},
            // Members of a member: unknown, null, missing.
            {"{\"Account\": {\"Name\": \"n\", \"Newer\": [1, {\"a\": 2}]}}", new Participant.Account("n")},
            {"{\"PartnerProfile\": {\"Id\": null}}", new Participant.PartnerProfile("", "")},
            {"{\"Account\": {}}", new Participant.Account("")},
            // A member of a newer service, of any shape.
            {"{\"Reseller\": {\"Id\": \"r\", \"Deep\": [{}]}}", new Participant.Unknown("Reseller")},
            {"{\"Reseller\": \"text\"}", new Participant.Unknown("Reseller")},
            {"{\"Reseller\": [1, 2]}", new Participant.Unknown("Reseller")},
            // The name of the type for unknown members is not a member.
            {"{\"Unknown\": {\"Tag\": \"x\"}}", new Participant.Unknown("Unknown")},
            // __type and null do not count as members.
            {"{\"__type\": \"com.amazonaws#Participant\", \"Account\": {\"Name\": \"n\"}}", new Participant.Account("n")
            },
            {"{\"Account\": {\"Name\": \"n\"}, \"__type\": {\"a\": []}}", new Participant.Account("n")},
            {
                "{\"PartnerProfile\": null, \"Account\": {\"Name\": \"n\"}, \"SellerProfile\": null}",
                new Participant.Account("n")
            },
            {"{\"Account\": null, \"Reseller\": {}}", new Participant.Unknown("Reseller")},
            {"{\"Account\": null}", new Participant.Unknown("")},
            {"{}", new Participant.Unknown("")},
            {"null", new Participant.Unknown("")},
        });
    }

    @ParameterizedTest
    @MethodSource("participants")
    void readsUnions(String json, Participant expected) {
        ConnectionSummary connection = readConnection("\"ConnectionTypes\": {\"SUBSIDIARY\": {\"OtherParticipant\": "
                + json + ", \"Status\": \"ACTIVE\"}}, \"Id\": \"after\"");

        assertThat(connection.connectionTypes())
                .containsExactly(entry(
                        ConnectionType.SUBSIDIARY, new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, expected)));
        // The union was read to its end.
        assertThat(connection.id()).isEqualTo("after");
    }

    @Test
    void keepsUnknownEnumValuesAndMapKeys() {
        assertThat(readConnection("\"ConnectionTypes\": {\"NEWER_TYPE\": {\"Status\": \"PAUSED\"}}")
                        .connectionTypes())
                .containsExactly(entry(
                        new ConnectionType("NEWER_TYPE"),
                        new ConnectionTypeSummary(new ConnectionTypeStatus("PAUSED"), new Participant.Unknown(""))));
    }

    @Test
    void ignoresUnknownFields() {
        assertThat(
                        read("{\"Newer\": {\"a\": [1, null]}, \"ConnectionSummaries\": [{\"Newer\": 1.5, \"Id\": \"x\"}], \"newer\": true}")
                                .connectionSummaries())
                .extracting(ConnectionSummary::id)
                .containsExactly("x");
    }

    @Test
    void readsMembersInAnyOrder() {
        ListConnectionsResponse response = read("""
                {"ConnectionSummaries": [
                  {"Catalog": "AWS", "Id": "x", "Arn": "a"},
                  {"Catalog": "AWS", "Id": "x", "Arn": "a"},
                  {"Arn": "a", "Id": "x", "Catalog": "AWS"},
                  {"Newer": 1, "Catalog": "AWS", "Id2": {}, "Id": "x", "I": [], "Arn": "a"},
                  {"\\u0043atalog": "AWS", "\\u0049d": "x" , "Arn" : "a"},
                  {"Id": null, "Arn": "a", "Catalog": "AWS"}
                ]}""");

        ConnectionSummary connection = new ConnectionSummary("AWS", "x", "a", null, null, null);
        assertThat(response.connectionSummaries())
                .containsExactly(
                        connection,
                        connection,
                        connection,
                        connection,
                        connection,
                        new ConnectionSummary("AWS", null, "a", null, null, null));
    }

    @Test
    void reusesTheStringOfRepeatedText() {
        ListConnectionsResponse response = read("""
                {"ConnectionSummaries": [
                  {"Catalog": "AWS"}, {"Catalog": "AWS"}, {"Catalog": "AWT"}, {"Catalog": "AW"}, {"Catalog": "AWS"}
                ]}""");

        List<String> catalogs = response.connectionSummaries().stream()
                .map(ConnectionSummary::catalog)
                .toList();
        assertThat(catalogs).containsExactly("AWS", "AWS", "AWT", "AW", "AWS");
        assertThat(catalogs.get(1)).isSameAs(catalogs.get(0));
    }

    @Test
    void discardsNullsInListsAndMaps() {
        ListConnectionsResponse response = read(
                "{\"ConnectionSummaries\": [null, {\"Id\": \"x\", \"ConnectionTypes\": {\"SUBSIDIARY\": null, \"NEWER\": {}}}]}");

        assertThat(response.connectionSummaries())
                .extracting(ConnectionSummary::id)
                .containsExactly("x");
        assertThat(response.connectionSummaries().get(0).connectionTypes())
                .containsOnlyKeys(new ConnectionType("NEWER"))
                .doesNotContainValue(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ConnectionSummaries\": null, \"NextToken\": null}",
                "{\"ConnectionSummaries\": []}",
                "{\"__type\": \"com.amazonaws#ListConnectionsResponse\", \"NextToken\": null}"
            })
    void readsAMissingListAsAnEmptyPage(String json) {
        assertThat(read(json)).isEqualTo(new ListConnectionsResponse(List.of(), null));
    }

    @Test
    void keepsAnEmptyToken() {
        assertThat(read("{\"NextToken\": \"\"}").nextToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1_001, 1_000_000})
    void skipsUnknownNumbersOfAnyLength(int digits) {
        String number = "-" + "1".repeat(digits);

        ListConnectionsResponse response =
                read("{\"Newer\": %1$s.%2$s, \"NextToken\": \"t\", \"Deep\": [{\"a\": [%1$s, %1$se5]}]}"
                        .formatted(number, number.substring(1)));

        assertThat(response.nextToken()).isEqualTo("t");
    }

    @Test
    void readsTextAndNestingOfTheLimits() {
        String name = "n".repeat(64 * 1024);
        String deep = "[".repeat(63) + "]".repeat(63);

        assertThat(readConnection("\"Id\": \"" + name + "\", \"Newer\": 1").id())
                .isEqualTo(name);
        assertThat(read("{\"Newer\": " + deep + ", \"NextToken\": \"t\"}").nextToken())
                .isEqualTo("t");
    }

    private static String write(ListConnectionsRequest input) {
        return new String(MAPPER.writer(ListConnectionsRequest.class).write(input), UTF_8);
    }

    private static ConnectionSummary readConnection(String members) {
        return read("{\"ConnectionSummaries\": [{" + members + "}]}")
                .connectionSummaries()
                .get(0);
    }

    private static ListConnectionsResponse read(String json) {
        return MAPPER.outputReader(ListConnectionsResponse.class).read(ByteBuffer.wrap(json.getBytes(UTF_8)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.benchmarks.limit.Connection.ConnectionType;
import io.github.partnerflux.benchmarks.limit.Connection.Participant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PageReadersUnitTests {

    static final List<PageReader> READERS = List.of(PageParser::read, PageScanner::read, DatabindReader::read);

    @ParameterizedTest
    @FieldSource("READERS")
    void readAllMembers(PageReader reader) {
        String json = """
                {"ConnectionSummaries": [{"Catalog": "AWS", "Id": "pac-1", "Arn": "arn:1",
                "OtherParticipantAccountId": "012345678901", "UpdatedAt": "2024-02-29T23:59:58.007Z", "ConnectionTypes": {
                "SUBSIDIARY": {"Status":"ACTIVE","OtherParticipant":{"SellerProfile":{"Id":"seller-1","Name":"One"}}},
                "OPPORTUNITY_COLLABORATION": {"Status":"CANCELED","OtherParticipant":{"Account":{"Name":"Two"}}}}}],
                "NextToken": "token"}""";

        assertThat(read(reader, json))
                .isEqualTo(new Page(
                        List.of(new Connection(
                                "AWS",
                                "pac-1",
                                "arn:1",
                                "012345678901",
                                Instant.parse("2024-02-29T23:59:58.007Z"),
                                List.of(
                                        new ConnectionType(
                                                "SUBSIDIARY",
                                                "ACTIVE",
                                                new Participant("SellerProfile", "seller-1", "One")),
                                        new ConnectionType(
                                                "OPPORTUNITY_COLLABORATION",
                                                "CANCELED",
                                                new Participant("Account", null, "Two"))))),
                        "token"));
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void readThePageWithoutConnections(PageReader reader) {
        assertThat(read(reader, "{\"ConnectionSummaries\":[]}")).isEqualTo(new Page(List.of(), null));
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void unescape(PageReader reader) {
        assertThat(name(reader, "\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 end"))
                .isEqualTo("\"\\/\b\f\n\r\té\ud83d\ude00 end");
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void decodeUtf8(PageReader reader) {
        assertThat(name(reader, "Año Nuevo Sistemas")).isEqualTo("Año Nuevo Sistemas");
        assertThat(name(reader, "日本語 and \ud83d\ude00")).isEqualTo("日本語 and \ud83d\ude00");
        assertThat(name(reader, "é\\n")).isEqualTo("é\n");
    }

    /** The scanner reads eight bytes at once. */
    @ParameterizedTest
    @FieldSource("READERS")
    void readTextOfAnyLength(PageReader reader) {
        for (int length = 0; length < 20; length++) {
            String text = "x".repeat(length);
            assertThat(name(reader, text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void skipUnknownMembers(PageReader reader) {
        String unknown = "\"New\":{\"a\":[1,-2.5e3,true,null,\"]\\\"}\",{}],\"b\":\"\\\\\"},\"Newer\":false,";
        String json = "{" + unknown + "\"ConnectionSummaries\":[{" + unknown + "\"Id\":\"pac-1\",\"ConnectionTypes\":{"
                + "\"SUBSIDIARY\":{" + unknown + "\"OtherParticipant\":{\"Account\":{" + unknown
                + "\"Name\":\"name\"}}}}}]," + unknown + "\"NextToken\":\"token\"}";

        assertThat(read(reader, json))
                .isEqualTo(new Page(
                        List.of(new Connection(
                                null,
                                "pac-1",
                                null,
                                null,
                                null,
                                List.of(new ConnectionType(
                                        "SUBSIDIARY", null, new Participant("Account", null, "name"))))),
                        "token"));
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void readTimestamps(PageReader reader) {
        Stream.of(
                        "1970-01-01T00:00:00.000Z",
                        "1999-12-31T23:59:59.999Z",
                        "2000-02-29T12:00:00.500Z",
                        "2026-03-01T00:00:00.001Z",
                        "2100-03-01T00:00:00.100Z",
                        "2026-01-02T03:04:05Z",
                        "2026-01-02T03:04:05.123456789Z")
                .forEach(text -> assertThat(connection(reader, "\"UpdatedAt\":\"" + text + "\",\"ConnectionTypes\":{}")
                                .updatedAt())
                        .isEqualTo(Instant.parse(text)));
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void rejectTruncatedPages(PageReader reader) {
        String json = "{\"ConnectionSummaries\":[{\"Id\":\"pac-1\",\"New\":[1,{\"a\":null}],\"ConnectionTypes\":{}}]}";
        for (int length = 0; length < json.length(); length++) {
            String truncated = json.substring(0, length);
            assertThatThrownBy(() -> read(reader, truncated)).as(truncated).isInstanceOf(RuntimeException.class);
        }
    }

    private static @Nullable String name(PageReader reader, String json) {
        return connection(
                        reader,
                        "\"ConnectionTypes\":{\"SUBSIDIARY\":{\"OtherParticipant\":{\"Account\":{\"Name\":\"" + json
                                + "\"}}}}")
                .types()
                .get(0)
                .participant()
                .name();
    }

    private static Connection connection(PageReader reader, String members) {
        return read(reader, "{\"ConnectionSummaries\":[{" + members + "}]}")
                .connections()
                .get(0);
    }

    /** Reads from the middle of an array, as there is with the bytes of another page. */
    private static Page read(PageReader reader, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] array = ("other" + json + "\"}]}".repeat(PageScanner.MARGIN)).getBytes(StandardCharsets.UTF_8);
        return reader.read(array, "other".length(), bytes.length);
    }
}

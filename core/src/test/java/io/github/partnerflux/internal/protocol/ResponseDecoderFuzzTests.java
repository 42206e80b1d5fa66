// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.internal.http.HttpResponses;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any response of 200 is a page without {@code null}s, or a typed exception that quotes nothing of it. */
class ResponseDecoderFuzzTests {

    /** A message may contain the kind of failure, the names of the model's properties, and numbers. */
    private static final Pattern ALLOWED_MESSAGE =
            Pattern.compile("ListConnections: the response \\[status 200, request id request-1] is not valid:"
                    + " (?:the body is (?:empty|HTML or XML, not JSON"
                    + "|JSON of something else, without any member of the output of ListConnections)|[A-Za-z]+Exception at \\$"
                    + "(?:\\.(?:ConnectionSummaries|NextToken|Catalog|Id|Arn|UpdatedAt|OtherParticipantAccountId|ConnectionTypes"
                    + "|Status|OtherParticipant|Name|\\*)|\\[\\d{1,7}])*"
                    + "(?:, line \\d{1,7}, column \\d{1,7})?)");

    static Stream<byte[]> seeds() {
        String page = """
                {"ConnectionSummaries": [{"Catalog": "AWS", "Id": "pac-1", "Arn": "arn:aws:x", "UpdatedAt": %s,
                "OtherParticipantAccountId": "123456789012",
                "ConnectionTypes": {"SUBSIDIARY": {"Status": "ACTIVE", "OtherParticipant": %s}}}], "NextToken": "t"}\
                """;
        return Stream.of(
                        "",
                        "{}",
                        "{\"ConnectionSummaries\": null, \"Future\": [[{\"a\": -1.5e3}]]}",
                        page.formatted("1.732e9", "{\"PartnerProfile\": {\"Id\": \"p\", \"Name\": \"\\u00e4\\n\"}}"),
                        page.formatted("1732000000.123", "{\"SellerProfile\": {\"Id\": \"s\", \"Name\": null}}"),
                        page.formatted(
                                "\"2026-01-01T00:00:00Z\"", "{\"__type\": \"x\", \"Account\": {\"Name\": \"a\"}}"),
                        page.formatted("null", "{\"Future\": {\"deep\": [1, true]}, \"Account\": null}"))
                .map(body -> body.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\"ConnectionSummaries\":[",
        "\"ConnectionTypes\":{",
        "\"OtherParticipant\":{",
        "\"PartnerProfile\":{",
        "\"UpdatedAt\":",
        "\"__type\":",
        "1e999999999",
        "[[[[[[[[[[[[[[[[",
        "\\ud800"
    })
    @FuzzTest
    void decodes(byte[] body) {
        ListConnectionsResponse page;
        try {
            page = Decoding.decode(1, HttpResponses.of(200, body, "x-amzn-RequestId", "request-1"))
                    .output();
        } catch (ResponseFormatException e) {
            assertThat(e.getMessage()).matches(ALLOWED_MESSAGE).hasSizeLessThan(500);
            assertThat(e).hasNoCause().hasNoSuppressedExceptions();
            return;
        }

        for (ConnectionSummary connection : page.connectionSummaries()) {
            assertThat(connection).hasNoNullFieldsOrPropertiesExcept("updatedAt");
        }
        assertThat(page.toString()).isNotNull();
    }
}

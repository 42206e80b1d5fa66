// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.http.HttpResponses;
import io.github.partnerflux.model.ListConnectionsResponse;
import io.netty.util.IllegalReferenceCountException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are not what the protocol specifies. Valid ones: see CodecMapperUnitTests. */
class ResponseDecoderUnitTests {

    /** A part of every malformed response, near the fault. */
    private static final String SECRET = "s3cr3t";

    static Stream<Arguments> malformedResponses() {
        String connection = "{\"ConnectionSummaries\": [{%s}]}";
        String type = connection.formatted("\"ConnectionTypes\": {\"SUBSIDIARY\": %s}");
        String participant = type.formatted("{\"OtherParticipant\": %s}");
        return Stream.of(
                malformed("empty body", "", "the body is empty"),
                malformed("white space", " \n ", "$"),
                malformed("null", "null", "$"),
                malformed("an array", "[{\"Id\": \"s3cr3t\"}]", "$"),
                malformed("a string", "\"s3cr3t\"", "$"),
                malformed("a number", "12345", "$"),
                malformed("text", "s3cr3t", "$"),
                malformed("HTML", "<html>s3cr3t</html>", "HTML or XML, not JSON"),
                malformed("trailing content", "{} s3cr3t", "$"),
                malformed("two values", "{}{\"Id\": \"s3cr3t\"}", "$"),
                malformed("unterminated object", "{\"NextToken\": \"s3cr3t\"", "$"),
                malformed(
                        "unterminated string",
                        connection.formatted("\"Id\": \"s3cr3t").replace("}]}", ""),
                        ".Id"),
                malformed("unquoted string", "{\"NextToken\": s3cr3t}", "$"),
                malformed("unquoted name", "{s3cr3t: 1}", "$"),
                malformed("single quotes", "{'s3cr3t': 1}", "$"),
                malformed("bad escape", "{\"NextToken\": \"\\qs3cr3t\"}", "$"),
                malformed("line break in a string", "{\"NextToken\": \"s3cr3t\n\"}", "$"),
                malformed("comment", "{/* s3cr3t */}", "$"),
                malformed("trailing comma", "{\"NextToken\": \"s3cr3t\",}", "$"),
                malformed("duplicate member", "{\"NextToken\": \"a\", \"NextToken\": \"s3cr3t\"}", "$"),
                malformed(
                        "duplicate member of a later entry",
                        "{\"ConnectionSummaries\": [{\"Catalog\": \"a\", \"Id\": \"b\"}, {\"Catalog\": \"a\", \"Catalog\": \"s3cr3t\"}]}",
                        "$.ConnectionSummaries[1]"),
                malformed("duplicate unknown member", "{\"s3cr3t\": 1, \"s3cr3t\": 2}", "$"),
                malformed("duplicate map key", type.replace("%s", "{}, \"SUBSIDIARY\": {\"Status\": \"s3cr3t\"}"), "$"),
                malformed("list is text", "{\"ConnectionSummaries\": \"s3cr3t\"}", "$.ConnectionSummaries"),
                malformed("list is empty text", "{\"ConnectionSummaries\": \"\"}", "$.ConnectionSummaries"),
                malformed(
                        "list is an object",
                        "{\"ConnectionSummaries\": {\"Id\": \"s3cr3t\"}}",
                        "$.ConnectionSummaries"),
                malformed("entry is text", "{\"ConnectionSummaries\": [{}, \"s3cr3t\"]}", "$.ConnectionSummaries[1]"),
                malformed("entry is empty text", "{\"ConnectionSummaries\": [\"\"]}", "$.ConnectionSummaries[0]"),
                malformed("entry is a list", "{\"ConnectionSummaries\": [[\"s3cr3t\"]]}", "$.ConnectionSummaries[0]"),
                malformed("token is an object", "{\"NextToken\": {\"s3cr3t\": 1}}", "$.NextToken"),
                malformed("token is a list", "{\"NextToken\": [\"s3cr3t\"]}", "$.NextToken"),
                malformed("timestamp is text", connection.formatted("\"UpdatedAt\": \"s3cr3t\""), ".UpdatedAt"),
                malformed(
                        "timestamp is an object", connection.formatted("\"UpdatedAt\": {\"s3cr3t\": 1}"), ".UpdatedAt"),
                malformed("timestamp out of range", connection.formatted("\"UpdatedAt\": 1e18"), ".UpdatedAt"),
                malformed(
                        "timestamp of too large an exponent",
                        connection.formatted("\"UpdatedAt\": 1e99999099999"),
                        ".UpdatedAt"),
                malformed(
                        "timestamp far out of range", connection.formatted("\"UpdatedAt\": 1e999999999"), ".UpdatedAt"),
                malformed(
                        "timestamp of a billion digits",
                        connection.formatted("\"UpdatedAt\": 1e-999999999"),
                        ".UpdatedAt"),
                malformed(
                        "timestamp of a long number",
                        connection.formatted("\"UpdatedAt\": 1" + "0".repeat(100)),
                        ".UpdatedAt"),
                malformed("timestamp is true", connection.formatted("\"UpdatedAt\": true"), ".UpdatedAt"),
                malformed(
                        "timestamp with digits after its seconds",
                        connection.formatted("\"UpdatedAt\": \"2026-01-02T03:04:05123Z\""),
                        ".UpdatedAt"),
                malformed(
                        "timestamp with a 61st second",
                        connection.formatted("\"UpdatedAt\": \"2026-01-02T23:59:61Z\""),
                        ".UpdatedAt"),
                malformed(
                        "timestamp without an offset",
                        connection.formatted("\"UpdatedAt\": \"2026-01-02T03:04:05\""),
                        ".UpdatedAt"),
                malformed(
                        "map is a list", connection.formatted("\"ConnectionTypes\": [\"s3cr3t\"]"), ".ConnectionTypes"),
                malformed("map value is text", type.formatted("\"s3cr3t\""), ".ConnectionTypes.*"),
                malformed(
                        "value of an unknown map key is text",
                        connection.formatted("\"ConnectionTypes\": {\"s3cr3t\": 5}"),
                        "$.ConnectionSummaries[0].ConnectionTypes.*,"),
                malformed("enum value is an object", type.formatted("{\"Status\": {\"s3cr3t\": 1}}"), ".Status"),
                malformed("union is text", participant.formatted("\"s3cr3t\""), ".OtherParticipant"),
                malformed("union is empty text", participant.formatted("\"\""), ".OtherParticipant"),
                malformed("union is a list", participant.formatted("[\"s3cr3t\"]"), ".OtherParticipant"),
                malformed(
                        "union with two members",
                        participant.formatted(
                                "{\"Account\": {\"Name\": \"s3cr3t\"}, \"SellerProfile\": {\"Id\": \"s3cr3t\"}}"),
                        ".OtherParticipant"),
                malformed(
                        "union with two unknown members",
                        participant.formatted("{\"s3cr3t\": 1, \"s3cr3t2\": 2}"),
                        ".OtherParticipant"),
                malformed(
                        "union member is text",
                        participant.formatted("{\"Account\": \"s3cr3t\"}"),
                        ".OtherParticipant"),
                malformed(
                        "union member of wrong members",
                        participant.formatted("{\"Account\": {\"Name\": {\"s3cr3t\": 1}}}"),
                        ".OtherParticipant"),
                malformed("nesting 1,000 deep", "{\"s3cr3t\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}", "$"),
                malformed("nesting 65 deep", "{\"s3cr3t\": " + "[".repeat(64) + "]".repeat(64) + "}", "$"),
                malformed("1,000 objects deep", "{\"s3cr3t\": ".repeat(1_000) + "1" + "}".repeat(1_000), "$"),
                malformed("string of 25 MB", "{\"NextToken\": \"" + SECRET.repeat(4_200_000) + "\"}", "$"),
                malformed("string of more than 64 KiB", "{\"NextToken\": \"" + SECRET.repeat(10_923) + "\"}", "$"),
                malformed("name of more than 1,024 characters", "{\"" + SECRET.repeat(171) + "\": 1}", "$"),
                malformed("number of 101 digits", "{\"NextToken\": 1" + "0".repeat(100) + "}", "$"),
                malformed("a million tokens", "{\"s3cr3t\": [" + "0,".repeat(1_000_000) + "0]}", "$"));
    }

    private static Arguments malformed(String name, String body, String where) {
        return Arguments.argumentSet(name, (Object) body.getBytes(UTF_8), where);
    }

    @ParameterizedTest
    @MethodSource("malformedResponses")
    void describesTheFaultWithoutQuotingIt(byte[] body, String where) {
        ResponseFormatException e = decodeMalformed(body);

        assertThat(e.operation()).isEqualTo("ListConnections");
        assertThat(e.attempts()).isEqualTo(2);
        assertThat(e)
                .hasMessageStartingWith(
                        "ListConnections: the response [status 200, request id request-1] is not valid: ")
                .hasMessageContaining(where)
                .hasMessageEndingWith(" (after 2 attempts)");
        assertThat(e.getMessage()).hasSizeLessThan(500);
        assertThat(everyTextOf(e)).doesNotContain(SECRET);
    }

    @Test
    void quotesNothingOfTextThatIsNotUtf8() {
        byte[] body = ("{\"NextToken\": \"" + SECRET + "\u00ff\"}").getBytes(ISO_8859_1);

        assertThat(everyTextOf(decodeMalformed(body))).doesNotContain(SECRET);
    }

    @Test
    void keepsControlCharactersOutOfTheMessage() {
        String body = "{\"ConnectionSummaries\": [{\"ConnectionTypes\": {\"\\n\\u001b[31mforged\": 5}}]}";

        assertThat(decodeMalformed(body.getBytes(UTF_8)).getMessage()).doesNotContain("forged", "\n", "\u001b");
    }

    @Test
    void indicatesAMissingRequestId() {
        assertThatExceptionOfType(ResponseFormatException.class)
                .isThrownBy(() -> Decoding.decode(1, HttpResponses.of(200, "")))
                .withMessageStartingWith("ListConnections: the response [status 200, request id null] is not valid: ")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void reportsAnUnexpectedFailureOfADecoder(int status) {
        HttpResponse released = HttpResponses.released(status, "x-amzn-RequestId", "request-1");

        assertThatExceptionOfType(ResponseFormatException.class)
                .isThrownBy(() -> Decoding.decode(1, released))
                .withMessage("ListConnections: the response [status " + status
                        + ", request id request-1] could not be decoded")
                .satisfies(e -> assertThat(e.getCause())
                        .hasMessage(IllegalReferenceCountException.class.getName())
                        .hasStackTraceContaining("HttpResponse.decodedBody"));
    }

    @Test
    void returnsTheOutputAndTheRequestId() {
        ServiceResponse<ListConnectionsResponse> response =
                Decoding.decode(1, HttpResponses.of(200, "{\"NextToken\": \"t\"}", "x-amzn-requestid", "request-1"));

        assertThat(response)
                .isEqualTo(new ServiceResponse<>(new ListConnectionsResponse(List.of(), "t"), 200, "request-1", 1));
        assertThat(Decoding.decode(1, HttpResponses.of(200, "{}")).requestId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 205, 206, 299})
    void rejectsEveryOtherSuccess(int status) {
        assertThatExceptionOfType(ResponseFormatException.class)
                .isThrownBy(() -> Decoding.decode(1, HttpResponses.of(status, "{}")))
                .withMessage("ListConnections: the response [status " + status
                        + ", request id null] does not have status 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 404, 500, 599})
    void decodesEveryOtherStatusAsAnError(int status) {
        assertThatExceptionOfType(PartnerCentralServiceException.class)
                .isThrownBy(() -> Decoding.decode(1, HttpResponses.of(status, "{}")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    private static ResponseFormatException decodeMalformed(byte[] body) {
        return catchThrowableOfType(
                ResponseFormatException.class,
                () -> Decoding.decode(2, HttpResponses.of(200, body, "x-amzn-RequestId", "request-1")));
    }

    /** Messages, causes and what is suppressed, all the way down. */
    private static String everyTextOf(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace + e.toString() + Arrays.toString(e.getSuppressed());
    }
}

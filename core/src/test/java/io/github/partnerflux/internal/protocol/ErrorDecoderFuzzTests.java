// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.internal.http.HttpResponses;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any response with another status than 2xx is an exception of the service's, with a message of bounded length on one line. */
class ErrorDecoderFuzzTests {

    /** Code, request id, message and details at their longest, and what is between them. */
    private static final int LONGEST_MESSAGE = 2_100;

    static Stream<Arguments> seeds() {
        String details = "{\"Message\": \"m\", \"Reason\": \"REQUEST_VALIDATION_FAILED\", \"ErrorDetails\": [%s]}"
                .formatted("{\"FieldValidationError\": {\"Name\": \"n\", \"Message\": \"m\", \"Code\": \"c\"}}");
        return Stream.of(
                seed(400, "ValidationException:http://internal.amazon.com/coral/", "", details),
                seed(
                        429,
                        "",
                        "1",
                        "{\"__type\": \"x#ThrottlingException\", \"ServiceCode\": \"s\", \"QuotaCode\": \"q\"}"),
                seed(403, "", "", "{\"code\": \"AccessDeniedException\", \"message\": \"a\\nb\", \"Reason\": \"r\"}"),
                seed(503, "", "x", "<html>Service Unavailable</html>"),
                seed(500, "InternalServerException", "", "{\"Message\": \"" + "m".repeat(5_000) + "\"}"),
                seed(400, "ValidationException", "", "{\"ErrorDetails\": [" + "{\"Future\": 1},".repeat(500) + "{}]}"));
    }

    private static Arguments seed(int status, String errorType, String retryAfter, String body) {
        return Arguments.of(status, errorType, retryAfter, body.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "ValidationException",
        "ThrottlingException",
        "AccessDeniedException",
        "\"ErrorDetails\":[",
        "\"__type\":\""
    })
    @FuzzTest
    void decodes(
            @InRange(min = 300, max = 599) int status,
            @NotNull String errorType,
            @NotNull String retryAfter,
            byte @NotNull @WithLength(max = 20_000) [] body) {
        Throwable thrown = catchThrowable(() -> Decoding.decode(
                2,
                HttpResponses.of(
                        status,
                        body,
                        "X-Amzn-Errortype",
                        onTheWire(errorType),
                        "x-amzn-RequestId",
                        onTheWire(errorType),
                        "Retry-After",
                        onTheWire(retryAfter),
                        "Date",
                        onTheWire(retryAfter))));

        assertThat(thrown).isInstanceOf(PartnerCentralServiceException.class).hasNoCause();
        PartnerCentralServiceException e = (PartnerCentralServiceException) thrown;
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cc}\\x{2028}\\x{2029}]");
    }

    /** Only values that Netty accepts can be in a response's header. */
    private static String onTheWire(String headerValue) {
        return HttpHeaderValidationUtil.validateValidHeaderValue(headerValue) == -1 ? headerValue : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.AccessDeniedException;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.internal.http.HttpResponses;
import io.github.partnerflux.model.AccessDeniedExceptionReason;
import io.github.partnerflux.model.BusinessValidationCode;
import io.github.partnerflux.model.FieldValidationCode;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationExceptionReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDecoderUnitTests {

    @ParameterizedTest(name = "header {0}, body {1}")
    @CsvSource(
            quoteCharacter = '|',
            nullValues = "none",
            value = {
                "ThrottlingException, {}, ThrottlingException",
                "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.service/, {}, ThrottlingException",
                "com.amazonaws.partnercentralaccount#ThrottlingException, {}, ThrottlingException",
                "aws.x#y#ThrottlingException:http://a#b:c, {}, ThrottlingException",
                "none, |{\"__type\": \" ThrottlingException \"}|, ThrottlingException",
                "none, |{\"__type\": \"ThrottlingException\"}|, ThrottlingException",
                "none, |{\"__type\": \"com.amazonaws.partnercentralaccount#ThrottlingException\"}|, ThrottlingException",
                "none, |{\"__type\": \"a.b#ThrottlingException:http://c/\"}|, ThrottlingException",
                "none, |{\"code\": \"ThrottlingException\"}|, ThrottlingException",
                "none, |{\"code\": \"a.b#ThrottlingException:http://c/\"}|, ThrottlingException",
                "none, |{\"__type\": \"ThrottlingException\", \"code\": \"ValidationException\"}|, ThrottlingException",
                "none, |{\"__type\": \"\", \"code\": \"ThrottlingException\"}|, ThrottlingException",
                "none, |{\"__type\": null, \"code\": \"ThrottlingException\"}|, ThrottlingException",
                "ThrottlingException, |{\"__type\": \"ValidationException\"}|, ThrottlingException",
                "||, |{\"__type\": \"ThrottlingException\"}|, ThrottlingException",
                "|:http://a/|, |{\"__type\": \"ThrottlingException\"}|, ThrottlingException",
                "a#, |{\"code\": \"ThrottlingException\"}|, ThrottlingException",
                "NewerException, {}, NewerException",
                "none, {}, none",
                "none, |{\"__type\": \"a#\"}|, none",
                "none, <html>, none",
                "none, none, none"
            })
    void findsTheCode(@Nullable String header, @Nullable String body, @Nullable String expected) {
        String[] headers = header == null ? new String[0] : new String[] {"X-Amzn-Errortype", header};

        PartnerCentralServiceException e =
                Decoding.decodeError(1, HttpResponses.of(400, body == null ? "" : body, headers));

        assertThat(e.errorCode()).isEqualTo(expected);
        assertThat(e.getClass() == ThrottlingException.class).isEqualTo("ThrottlingException".equals(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thu, 01 Jan 2026 00:10:00 GMT", "Thursday, 01-Jan-26 00:10:00 GMT", "Thu Jan  1 00:10:00 2026"})
    void measuresTheClockSkewByEachFormOfDate(String date) {
        PartnerCentralServiceException e = Decoding.decodeError(
                1,
                HttpResponses.of(400, "{}", "Date", date),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

        assertThat(e.clockSkew()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void decodesAccessDenied() {
        PartnerCentralServiceException e = decode(
                403,
                "AccessDeniedException",
                "{\"Message\": \"no\", \"Reason\": \"INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE\"}");

        assertThat(e)
                .asInstanceOf(InstanceOfAssertFactories.type(AccessDeniedException.class))
                .extracting(AccessDeniedException::reason)
                .isEqualTo(AccessDeniedExceptionReason.INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE);
        assertThat(e).hasMessage("ListConnections: AccessDeniedException [status 403, request id request-1]: no");
    }

    @Test
    void decodesValidation() {
        PartnerCentralServiceException e = decode(400, "ValidationException", """
                {
                  "Message": "wrong",
                  "Reason": "REQUEST_VALIDATION_FAILED",
                  "ErrorDetails": [
                    {"FieldValidationError": {"Name": "Catalog", "Message": "unknown", "Code": "INVALID_VALUE"}},
                    {"BusinessValidationError": {"Message": "state", "Code": "INVALID_ACCOUNT_STATE"}},
                    {"NewerValidationError": {"Message": "newer"}},
                    null,
                    {"FieldValidationError": {"Code": "NEWER_CODE"}, "__type": "x"}
                  ]
                }
                """);

        assertThat(e).isInstanceOf(ValidationException.class);
        ValidationException validation = (ValidationException) e;
        assertThat(validation.reason()).isEqualTo(ValidationExceptionReason.REQUEST_VALIDATION_FAILED);
        assertThat(validation.errorDetails())
                .containsExactly(
                        new ValidationError.FieldValidationError(
                                "Catalog", "unknown", FieldValidationCode.INVALID_VALUE),
                        new ValidationError.BusinessValidationError(
                                "state", BusinessValidationCode.INVALID_ACCOUNT_STATE),
                        new ValidationError.Unknown("NewerValidationError"),
                        new ValidationError.FieldValidationError("", "", new FieldValidationCode("NEWER_CODE")))
                .isUnmodifiable();
        assertThat(e)
                .hasMessageStartingWith(
                        "ListConnections: ValidationException [status 400, request id request-1]: wrong ")
                .hasMessageContaining("Catalog")
                .hasMessageContaining("INVALID_VALUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "{}",
                "\"none\"",
                "[{\"FieldValidationError\": []}]",
                "[{\"FieldValidationError\": {\"Message\": {}}}]",
                "[{\"FieldValidationError\": {}, \"BusinessValidationError\": {}}]"
            })
    void readsAnErrorWhoseDetailsHaveAnotherShape(String details) {
        PartnerCentralServiceException e = Decoding.decodeError(1, HttpResponses.of(400, """
                {"__type": "ThrottlingException", "ErrorDetails": %s, "Message": "slow", "QuotaCode": "L-1"}
                """.formatted(details)));

        assertThat(e).isInstanceOf(ThrottlingException.class);
        assertThat(((ThrottlingException) e).quotaCode()).isEqualTo("L-1");
        assertThat(e).hasMessage("ListConnections: ThrottlingException [status 400, request id null]: slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, {\"a\": 1, \"a\": 2}]", "[1", "[1, %s]"})
    void keepsTheLimitsForDetailsOfAnotherShape(String details) {
        String body = "{\"__type\": \"ThrottlingException\", \"ErrorDetails\": %s}"
                .formatted(details.formatted("[".repeat(100) + "]".repeat(100)));

        PartnerCentralServiceException e = Decoding.decodeError(1, HttpResponses.of(400, body));

        assertThat(e.errorCode()).isNull();
        assertThat(e).hasMessageContaining(": {\"__type\": \"ThrottlingException\"");
    }

    @Test
    void decodesThrottling() {
        ThrottlingException e = (ThrottlingException) decode(
                429,
                "ThrottlingException",
                "{\"Message\": \"slow\", \"ServiceCode\": \"service\", \"QuotaCode\": \"L-1\"}");

        assertThat(e.serviceCode()).isEqualTo("service");
        assertThat(e.quotaCode()).isEqualTo("L-1");
        assertThat(e.statusCode()).isEqualTo(429);
        assertThat(e.requestId()).isEqualTo("request-1");
        assertThat(e).hasMessageEndingWith(": slow");
    }

    @Test
    void decodesInternalServerError() {
        assertThat(decode(500, "InternalServerException", "{\"Message\": \"sorry\"}"))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessage("ListConnections: InternalServerException [status 500, request id request-1]: sorry");
    }

    @Test
    void leavesMembersThatAreMissingEmpty() {
        assertThat(((AccessDeniedException) decode(403, "AccessDeniedException", "{}")).reason())
                .isNull();
        assertThat(((ThrottlingException) decode(429, "ThrottlingException", "{}")).quotaCode())
                .isNull();
        ValidationException validation = (ValidationException) decode(400, "ValidationException", "{}");
        assertThat(validation.reason()).isNull();
        assertThat(validation.errorDetails()).isEmpty();
        assertThat(validation).hasMessage("ListConnections: ValidationException [status 400, request id request-1]");
    }

    @Test
    void keepsWhatItKnowsOfAnErrorThatTheModelDoesNotName() {
        PartnerCentralServiceException e =
                decode(418, "TeapotException", "{\"message\": \"short and stout\", \"Reason\": \"TEAPOT\"}");

        assertThat(e).isExactlyInstanceOf(PartnerCentralServiceException.class);
        assertThat(e.errorCode()).isEqualTo("TeapotException");
        assertThat(e.statusCode()).isEqualTo(418);
        assertThat(e)
                .hasMessage("ListConnections: TeapotException [status 418, request id request-1]: short and stout");
        assertThat(((AccessDeniedException) decode(403, "AccessDeniedException", "{\"Reason\": \"NEWER\"}")).reason())
                .hasToString("NEWER");
    }

    @Test
    void reportsTheOperationAndTheAttempts() {
        PartnerCentralServiceException e = Decoding.decodeError(3, HttpResponses.of(500, "{}"));

        assertThat(e.operation()).isEqualTo("ListConnections");
        assertThat(e.attempts()).isEqualTo(3);
        assertThat(e.errorCode()).isNull();
        assertThat(e.requestId()).isNull();
        assertThat(e).hasMessage("ListConnections: error [status 500, request id null] (after 3 attempts)");
    }

    @Test
    void prefersTheModelsMessage() {
        assertThat(decode(400, "X", "{\"Message\": \"upper\", \"message\": \"lower\"}"))
                .hasMessageEndingWith(": upper");
    }

    /** The service quotes the canonical request that it expected for a signature that does not match. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": \"The Canonical String should have been 'POST\\nx-amz-security-token:SECRET/+=\\nhost:a'\"}",
                "{\"Message\": \"X-Amz-Security-Token: SECRET/+=\"}",
                "<html>x-amz-security-token:SECRET/+="
            })
    void neverQuotesTheSessionToken(String body) {
        assertThat(decode(403, "InvalidSignatureException", body).getMessage())
                .containsIgnoringCase("x-amz-security-token:")
                .contains("***")
                .doesNotContain("SECRET", "/+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FieldValidationError", "BusinessValidationError"})
    void neverQuotesTheSessionTokenInDetails(String kind) {
        ValidationException e = (ValidationException) decode(400, "ValidationException", """
                {"ErrorDetails": [{"%s": {"Message": "signed: x-amz-security-token:SECRET/+="}}]}
                """.formatted(kind));

        assertThat(e.getMessage()).contains("signed: x-amz-security-token:***").doesNotContain("SECRET", "/+=");
        assertThat(e.errorDetails()).singleElement().asString().contains("***").doesNotContain("SECRET", "/+=");
    }

    @Test
    void quotesTheStartOfABodyThatIsNotJson() {
        String html = "<html>\r\n\u0000<h1>Service\u001b[31m unavailable</h1>" + "é".repeat(10_000);

        PartnerCentralServiceException e = Decoding.decodeError(1, HttpResponses.of(503, html));

        assertThat(e).isExactlyInstanceOf(PartnerCentralServiceException.class);
        assertThat(e.statusCode()).isEqualTo(503);
        assertThat(e)
                .hasMessageStartingWith(
                        "ListConnections: error [status 503, request id null]: <html> �<h1>Service�[31m unavailable</h1>éé")
                .hasMessageEndingWith("…");
        assertThat(e.getMessage()).hasSizeLessThan(560);
        assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void keepsTheMessageToALineOfBoundedLength() {
        String details = "{\"Future\": 1},".repeat(10_000) + "{}";

        PartnerCentralServiceException e = Decoding.decodeError(
                1,
                HttpResponses.of(
                        400,
                        "{\"Message\": \"a\\r\\n\\u001b[31mforged\\u2028%s\", \"ErrorDetails\": [%s]}"
                                .formatted("m".repeat(60_000), details),
                        "X-Amzn-Errortype",
                        "ValidationException",
                        "x-amzn-RequestId",
                        "r".repeat(8_000)));

        assertThat(e.getMessage())
                .contains(": a �[31mforged m")
                .doesNotContainPattern("[\\p{Cc}\\x{2028}]")
                .hasSizeLessThan(2_100);
        assertThat(e.requestId()).hasSize(8_000);
        assertThat(((ValidationException) e).errorDetails()).hasSize(10_001);
    }

    @ParameterizedTest(name = "x-amz-retry-after {0}, Retry-After {1}")
    @CsvSource(
            nullValues = "none",
            quoteCharacter = '|',
            value = {
                "1500, none, PT1.5S",
                "0, none, PT0S",
                "10000, none, PT10S",
                "none, 2, PT2S",
                "none, 0, PT0S",
                "1500, 2, PT1.5S",
                "x, 2, PT2S",
                "999999999, none, PT999999.999S",
                "x, none, none",
                "-1, none, none",
                "||, none, none",
                "1.5, none, none",
                "1s, none, none",
                "9999999999, none, none",
                "99999999999999999999999999, none, none",
                "١, none, none",
                "none, x, none",
                "none, -1, none",
                "none, ||, none",
                "none, 99999999999999999999999999, none",
                "none, |Wed, 21 Oct 2026 07:28:00 GMT|, none",
                "none, none, none"
            })
    void readsTheRetryHint(@Nullable String millis, @Nullable String seconds, @Nullable Duration expected) {
        String[] headers = {
            millis == null ? "X-1" : "x-amz-retry-after", millis == null ? "" : millis,
            seconds == null ? "X-2" : "Retry-After", seconds == null ? "" : seconds
        };

        assertThat(Decoding.decodeError(1, HttpResponses.of(429, "{}", headers)).retryAfter())
                .isEqualTo(expected);
    }

    private static PartnerCentralServiceException decode(int status, String code, String body) {
        return Decoding.decodeError(
                1, HttpResponses.of(status, body, "X-Amzn-Errortype", code, "x-amzn-RequestId", "request-1"));
    }
}

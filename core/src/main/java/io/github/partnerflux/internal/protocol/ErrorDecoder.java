// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.http.ContentCodingException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.service.HeaderNames;
import io.github.partnerflux.internal.text.ExternalText;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationError.BusinessValidationError;
import io.github.partnerflux.model.ValidationError.FieldValidationError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads error responses. */
final class ErrorDecoder {

    /** A body in an unknown format may have the values in any form. */
    private static final String BODY_NOT_SHOWN =
            "the body is not a JSON error; it is not shown, as the request has sensitive values";

    /** A code point of UTF-8 has at most so many bytes. */
    private static final int MAX_BYTES_PER_CODE_POINT = 4;

    private ErrorDecoder() {}

    static ErrorResponse decode(HttpResponse response, Attempt<?> attempt) {
        Redaction redaction = Redaction.of(attempt.call());
        ErrorBody body = body(response, redaction);
        String message = body.message();
        return new ErrorResponse(
                response.status(),
                code(response, body),
                response.header(HeaderNames.AMZN_REQUEST_ID),
                message == null ? null : redaction.apply(message),
                retryAfter(response),
                clockSkew(response, attempt.time().clock()),
                body.reason(),
                body.serviceCode(),
                body.quotaCode(),
                body.errorDetails().stream()
                        .map(error -> redacted(error, redaction))
                        .toList());
    }

    private static ErrorBody body(HttpResponse response, Redaction redaction) {
        ByteBuffer decoded;
        try {
            decoded = response.decodedBody();
        } catch (ContentCodingException e) {
            return ErrorBody.ofMessage(e.reason());
        }
        ErrorBody body = read(ErrorBodyCodec.READER, decoded);
        if (body == null) {
            body = read(ErrorBodyCodec.READER_WITHOUT_DETAILS, decoded);
        }
        return body != null
                ? body
                : ErrorBody.ofMessage(
                        redaction.hasValues() && decoded.hasRemaining() ? BODY_NOT_SHOWN : excerpt(decoded));
    }

    private static @Nullable ErrorBody read(ShapeReader<ErrorBody> reader, ByteBuffer json) {
        try {
            return reader.read(json);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String excerpt(ByteBuffer body) {
        int bytes = Math.min(body.remaining(), (ExternalText.MAX_LENGTH + 1) * MAX_BYTES_PER_CODE_POINT);
        String text = new String(body.array(), body.arrayOffset() + body.position(), bytes, StandardCharsets.UTF_8);
        // Session tokens are masked before the text is cut, as a part of one could not be recognized.
        return ExternalText.excerpt(ExternalText.withoutSessionTokens(text)).strip();
    }

    /** The header takes precedence over the body. */
    private static @Nullable String code(HttpResponse response, ErrorBody body) {
        String code = bareCode(response.header(HeaderNames.AMZN_ERROR_TYPE));
        if (code == null) {
            code = bareCode(body.type());
        }
        return code != null ? code : bareCode(body.code());
    }

    /** Returns what is after the last {@code #} and before the first {@code :}. */
    private static @Nullable String bareCode(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String withoutUri = code.substring(0, code.indexOf(':') < 0 ? code.length() : code.indexOf(':'));
        String bare = withoutUri.substring(withoutUri.lastIndexOf('#') + 1).strip();
        return bare.isEmpty() ? null : bare;
    }

    private static @Nullable Duration retryAfter(HttpResponse response) {
        Duration hint = duration(response.header(HeaderNames.AMZ_RETRY_AFTER), Duration::ofMillis);
        return hint != null ? hint : duration(response.header(HeaderNames.RETRY_AFTER), Duration::ofSeconds);
    }

    private static @Nullable Duration duration(@Nullable String text, Function<Long, Duration> unit) {
        // Nine digits are 31 years of seconds: a longer number is no hint.
        return text != null && text.matches("\\d{1,9}") ? unit.apply(Long.parseLong(text)) : null;
    }

    private static @Nullable Duration clockSkew(HttpResponse response, Clock signingClock) {
        String date = response.header(HeaderNames.DATE);
        Instant now = signingClock.instant();
        try {
            return date == null ? null : Duration.between(now, HttpDate.parse(date, now));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ValidationError redacted(ValidationError error, Redaction redaction) {
        if (error instanceof FieldValidationError field) {
            return new FieldValidationError(field.name(), redaction.apply(field.message()), field.code());
        }
        if (error instanceof BusinessValidationError business) {
            return new BusinessValidationError(redaction.apply(business.message()), business.code());
        }
        return error;
    }
}

package io.github.partnerflux.internal.operation;

import io.github.partnerflux.exception.AccessDeniedException;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ServiceError;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.internal.http.AmzHeaders;
import io.github.partnerflux.internal.http.ContentCodingException;
import io.github.partnerflux.internal.http.HttpResponse;
import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.model.AccessDeniedExceptionReason;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationError.BusinessValidationError;
import io.github.partnerflux.model.ValidationError.FieldValidationError;
import io.github.partnerflux.model.ValidationExceptionReason;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Turns an error answer into the exception that stands for it. */
final class ErrorDecoder {

    /** How much of an answer that is not JSON a message quotes. */
    private static final int EXCERPT_BYTES = 200;

    private static final Pattern SESSION_TOKEN = Pattern.compile("(?i)(x-amz-security-token[:=]\\s*)[^\\s'\"]+");

    private static final Map<String, BiFunction<ServiceError, ErrorBody, PartnerCentralServiceException>> MODELED =
            Map.of(
                    "AccessDeniedException",
                    (error, body) ->
                            new AccessDeniedException(error, map(body.reason(), AccessDeniedExceptionReason::new)),
                    "InternalServerException",
                    (error, body) -> new InternalServerException(error),
                    "ThrottlingException",
                    (error, body) -> new ThrottlingException(error, body.serviceCode(), body.quotaCode()),
                    "ValidationException",
                    (error, body) -> new ValidationException(
                            error,
                            map(body.reason(), ValidationExceptionReason::new),
                            body.errorDetails().stream()
                                    .map(ErrorDecoder::scrub)
                                    .toList()));

    private ErrorDecoder() {}

    static PartnerCentralServiceException decode(
            String operation, int attempt, HttpResponse response, Clock signingClock) {
        ErrorBody body = body(response);
        String code = code(response, body);
        ServiceError error = new ServiceError(
                operation,
                attempt,
                response.status(),
                code,
                response.requestId(),
                map(body.anyMessage(), ErrorDecoder::scrub),
                retryAfter(response),
                clockSkew(response, signingClock));
        return MODELED.getOrDefault(
                        Objects.requireNonNullElse(code, ""), (e, b) -> new PartnerCentralServiceException(e))
                .apply(error, body);
    }

    private static ErrorBody body(HttpResponse response) {
        ByteBuf decoded;
        try {
            decoded = response.decodedBody();
        } catch (ContentCodingException e) {
            return ErrorBody.notJson(e.reason());
        }
        try {
            return JsonCodec.read(decoded, Operations.ERROR);
        } catch (JacksonException e) {
            return ErrorBody.notJson(excerpt(decoded));
        }
    }

    /** The header wins over the body. */
    private static @Nullable String code(HttpResponse response, ErrorBody body) {
        String code = bareCode(response.header(AmzHeaders.ERROR_TYPE));
        if (code == null) {
            code = bareCode(body.type());
        }
        return code != null ? code : bareCode(body.code());
    }

    /** What counts stands after the last {@code #} and before the first {@code :}. */
    private static @Nullable String bareCode(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String withoutUri = code.substring(0, code.indexOf(':') < 0 ? code.length() : code.indexOf(':'));
        String bare = withoutUri.substring(withoutUri.lastIndexOf('#') + 1).strip();
        return bare.isEmpty() ? null : bare;
    }

    private static @Nullable Duration retryAfter(HttpResponse response) {
        Duration hint = duration(response.header(AmzHeaders.RETRY_AFTER_MILLIS), Duration::ofMillis);
        return hint != null ? hint : duration(response.header("Retry-After"), Duration::ofSeconds);
    }

    private static @Nullable Duration duration(@Nullable String text, Function<Long, Duration> unit) {
        // Nine digits are 31 years of seconds: whatever is longer is no hint.
        return text != null && text.matches("\\d{1,9}") ? unit.apply(Long.parseLong(text)) : null;
    }

    private static @Nullable Duration clockSkew(HttpResponse response, Clock signingClock) {
        String date = response.header("Date");
        Instant now = signingClock.instant();
        try {
            return date == null ? null : Duration.between(now, HttpDate.parse(date, now));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T> @Nullable T map(@Nullable String value, Function<String, T> mapper) {
        return value == null ? null : mapper.apply(value);
    }

    /** A complaint about a signature quotes what was signed, and the session token is a part of that. */
    private static String scrub(String message) {
        return SESSION_TOKEN.matcher(message).replaceAll("$1***");
    }

    private static ValidationError scrub(ValidationError error) {
        if (error instanceof FieldValidationError field) {
            return new FieldValidationError(field.name(), scrub(field.message()), field.code());
        }
        if (error instanceof BusinessValidationError business) {
            return new BusinessValidationError(scrub(business.message()), business.code());
        }
        return error;
    }

    private static String excerpt(ByteBuf body) {
        int bytes = body.readableBytes();
        String text = body.toString(body.readerIndex(), Math.min(bytes, EXCERPT_BYTES), StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() + (bytes > EXCERPT_BYTES ? "…" : "");
    }
}

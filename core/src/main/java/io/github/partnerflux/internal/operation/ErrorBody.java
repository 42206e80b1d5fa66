package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.ValidationError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of an error answer: what any of the service's errors may have. */
record ErrorBody(
        @Nullable String type,
        @Nullable String code,
        @Nullable String modelMessage,
        @Nullable String gatewayMessage,
        @Nullable String reason,
        @Nullable String serviceCode,
        @Nullable String quotaCode,
        List<ValidationError> errorDetails) {

    static final List<String> WIRE_NAMES =
            List.of("__type", "code", "Message", "message", "Reason", "ServiceCode", "QuotaCode", "ErrorDetails");

    ErrorBody {
        errorDetails = List.copyOf(Objects.requireNonNullElse(errorDetails, List.of()));
    }

    static ErrorBody notJson(String excerpt) {
        return new ErrorBody(null, null, excerpt, null, null, null, null, List.of());
    }

    /** The model says {@code Message}; what stands before the service, a gateway say, writes {@code message}. */
    @Nullable
    String anyMessage() {
        return modelMessage != null ? modelMessage : gatewayMessage;
    }
}

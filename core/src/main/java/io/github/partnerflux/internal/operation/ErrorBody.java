package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.WireName;
import io.github.partnerflux.model.ValidationError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of an error answer: what any of the service's errors may have. */
record ErrorBody(
        @WireName("__type") @Nullable String type,
        @WireName("code") @Nullable String code,
        @WireName("Message") @Nullable String modelMessage,
        @WireName("message") @Nullable String gatewayMessage,
        @Nullable String reason,
        @Nullable String serviceCode,
        @Nullable String quotaCode,
        List<ValidationError> errorDetails) {

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

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.model.ValidationError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an error response: the members of all errors of the service. */
record ErrorBody(
        @Nullable String type,
        @Nullable String code,
        @Nullable String modelMessage,
        @Nullable String gatewayMessage,
        @Nullable String reason,
        @Nullable String serviceCode,
        @Nullable String quotaCode,
        List<ValidationError> errorDetails) {

    ErrorBody {
        errorDetails = List.copyOf(errorDetails);
    }

    static ErrorBody ofMessage(String message) {
        return new ErrorBody(null, null, message, null, null, null, null, List.of());
    }

    /** Returns the model's {@code Message}, or else the {@code message} that a gateway in front of the service writes. */
    @Nullable
    String message() {
        return modelMessage != null ? modelMessage : gatewayMessage;
    }
}

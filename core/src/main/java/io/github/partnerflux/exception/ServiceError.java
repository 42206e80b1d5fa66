// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.internal.text.ExternalText;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an error response of the service.
 *
 * @param operation the operation's name, such as {@code ListConnections}
 * @param attempts the number of attempts, including this one
 * @param statusCode the HTTP status
 * @param errorCode the error's type without its namespace, such as {@code ThrottlingException}, or {@code null} if the
 *     response has none
 * @param requestId the ID of the request, or {@code null} if the response has none
 * @param message the service's message, or {@code null} if the response has none
 * @param retryAfter the delay that the service specified for the next attempt, or {@code null} if the response does not
 *     specify it
 * @param clockSkew the offset of the service's clock from the clock that the request was signed with, positive if the
 *     service's clock is ahead, or {@code null} if the response does not contain a date
 */
public record ServiceError(
        String operation,
        int attempts,
        int statusCode,
        @Nullable String errorCode,
        @Nullable String requestId,
        @Nullable String message,
        @Nullable Duration retryAfter,
        @Nullable Duration clockSkew)
        implements Serializable {

    /** Describes the error for the exception's message. */
    String describe() {
        return (errorCode == null ? "error" : ExternalText.excerpt(errorCode))
                + " [status " + statusCode
                + ", request id " + (requestId == null ? null : ExternalText.excerpt(requestId)) + "]"
                + (message == null || message.isEmpty() ? "" : ": " + ExternalText.excerpt(message));
    }
}

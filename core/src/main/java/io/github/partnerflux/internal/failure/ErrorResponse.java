// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.failure;

import io.github.partnerflux.model.ValidationError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error response of the service.
 *
 * @param code without its namespace
 * @param message of the service or a gateway, or an excerpt of a body that is not JSON
 * @param retryAfter how long the service asks to wait
 * @param clockSkew how far the service's clock is ahead of the clock by which the request was signed
 * @param reason of one of the errors that have a reason, such as a {@code ValidationException}
 * @param serviceCode of a {@code ThrottlingException}
 * @param quotaCode of a {@code ThrottlingException}
 * @param errorDetails of a {@code ValidationException}
 */
public record ErrorResponse(
        int status,
        @Nullable String code,
        @Nullable String requestId,
        @Nullable String message,
        @Nullable Duration retryAfter,
        @Nullable Duration clockSkew,
        @Nullable String reason,
        @Nullable String serviceCode,
        @Nullable String quotaCode,
        List<ValidationError> errorDetails) {}

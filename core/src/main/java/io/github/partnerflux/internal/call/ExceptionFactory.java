// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.call;

import io.github.partnerflux.exception.AccessDeniedException;
import io.github.partnerflux.exception.ConfigurationException;
import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.exception.ServiceError;
import io.github.partnerflux.exception.ServiceQuotaExceededException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.model.AccessDeniedExceptionReason;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.ResourceNotFoundExceptionReason;
import io.github.partnerflux.model.ServiceQuotaExceededExceptionReason;
import io.github.partnerflux.model.ValidationExceptionReason;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions that users receive. */
public final class ExceptionFactory {

    private static final Map<String, BiFunction<ServiceError, ErrorResponse, PartnerCentralServiceException>> MODELED =
            Map.of(
                    "AccessDeniedException",
                    (error, response) ->
                            new AccessDeniedException(error, map(response.reason(), AccessDeniedExceptionReason::new)),
                    "ConflictException",
                    (error, response) ->
                            new ConflictException(error, map(response.reason(), ConflictExceptionReason::new)),
                    "InternalServerException",
                    (error, response) -> new InternalServerException(error),
                    "ResourceNotFoundException",
                    (error, response) -> new ResourceNotFoundException(
                            error, map(response.reason(), ResourceNotFoundExceptionReason::new)),
                    "ServiceQuotaExceededException",
                    (error, response) -> new ServiceQuotaExceededException(
                            error, map(response.reason(), ServiceQuotaExceededExceptionReason::new)),
                    "ThrottlingException",
                    (error, response) -> new ThrottlingException(error, response.serviceCode(), response.quotaCode()),
                    "ValidationException",
                    (error, response) -> new ValidationException(
                            error, map(response.reason(), ValidationExceptionReason::new), response.errorDetails()));

    private ExceptionFactory() {}

    /**
     * Creates the exception for a failure.
     *
     * @param attempts how many attempts were started
     */
    public static PartnerCentralAccountException of(Failure failure, String operation, int attempts) {
        ErrorResponse response = failure.response();
        if (response != null) {
            return of(response, operation, attempts);
        }
        String message = failure.problem();
        Throwable cause = failure.getCause();
        return switch (failure.kind()) {
            case CONFIGURATION -> new ConfigurationException(operation, message, cause);
            case CREDENTIALS -> new CredentialsException(operation, attempts, message, cause);
            case MALFORMED_RESPONSE -> new ResponseFormatException(operation, attempts, message, cause);
            default -> new PartnerCentralTransportException(operation, attempts, message, cause);
        };
    }

    private static PartnerCentralServiceException of(ErrorResponse response, String operation, int attempts) {
        ServiceError error = new ServiceError(
                operation,
                attempts,
                response.status(),
                response.code(),
                response.requestId(),
                response.message(),
                response.retryAfter(),
                response.clockSkew());
        return MODELED.getOrDefault(
                        Objects.requireNonNullElse(response.code(), ""),
                        (e, r) -> new PartnerCentralServiceException(e))
                .apply(error, response);
    }

    private static <T> @Nullable T map(@Nullable String value, Function<String, T> mapper) {
        return value == null ? null : mapper.apply(value);
    }
}

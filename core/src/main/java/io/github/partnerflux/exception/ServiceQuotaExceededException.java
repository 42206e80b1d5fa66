// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.model.ServiceQuotaExceededExceptionReason;
import org.jspecify.annotations.Nullable;

/**
 * Indicates that the operation would exceed a quota of the account, such as a number of calls per day.
 *
 * <p>A call is not retried after that, unlike after {@link ThrottlingException}.
 */
public final class ServiceQuotaExceededException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The reason for the failure, or {@code null}. */
    private final @Nullable ServiceQuotaExceededExceptionReason reason;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param reason the reason for the failure, or {@code null}
     */
    public ServiceQuotaExceededException(ServiceError error, @Nullable ServiceQuotaExceededExceptionReason reason) {
        super(error);
        this.reason = reason;
    }

    /**
     * Returns the reason for the failure.
     *
     * @return the reason, or {@code null} if the response does not specify it
     */
    public @Nullable ServiceQuotaExceededExceptionReason reason() {
        return reason;
    }
}

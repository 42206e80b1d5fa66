// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.model.AccessDeniedExceptionReason;
import org.jspecify.annotations.Nullable;

/** Indicates that the caller is not permitted to perform the operation. */
public final class AccessDeniedException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The reason for the denial, or {@code null}. */
    private final @Nullable AccessDeniedExceptionReason reason;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param reason the reason for the denial, or {@code null}
     */
    public AccessDeniedException(ServiceError error, @Nullable AccessDeniedExceptionReason reason) {
        super(error);
        this.reason = reason;
    }

    /**
     * Returns the reason for the denial.
     *
     * @return the reason, or {@code null} if the response does not specify it
     */
    public @Nullable AccessDeniedExceptionReason reason() {
        return reason;
    }
}

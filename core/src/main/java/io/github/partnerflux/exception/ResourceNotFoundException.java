// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.model.ResourceNotFoundExceptionReason;
import org.jspecify.annotations.Nullable;

/** Indicates that a resource does not exist, or is not visible to the caller's account. */
public final class ResourceNotFoundException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The reason for the failure, or {@code null}. */
    private final @Nullable ResourceNotFoundExceptionReason reason;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param reason the reason for the failure, or {@code null}
     */
    public ResourceNotFoundException(ServiceError error, @Nullable ResourceNotFoundExceptionReason reason) {
        super(error);
        this.reason = reason;
    }

    /**
     * Returns the reason for the failure.
     *
     * @return the reason, or {@code null} if the response does not specify it
     */
    public @Nullable ResourceNotFoundExceptionReason reason() {
        return reason;
    }
}

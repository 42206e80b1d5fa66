// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.model.ConflictExceptionReason;
import org.jspecify.annotations.Nullable;

/**
 * Indicates that the state of a resource does not permit the operation, for example because an invitation is no
 * longer pending.
 *
 * <p>A call is not retried after a conflict. But if it has had {@linkplain #attempts() several attempts}, an earlier one
 * may have been executed without a response, and have caused the conflict itself.
 */
public final class ConflictException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The reason for the conflict, or {@code null}. */
    private final @Nullable ConflictExceptionReason reason;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param reason the reason for the conflict, or {@code null}
     */
    public ConflictException(ServiceError error, @Nullable ConflictExceptionReason reason) {
        super(error, error.attempts() > 1 ? "; an earlier attempt may have been executed" : "");
        this.reason = reason;
    }

    /**
     * Returns the reason for the conflict.
     *
     * @return the reason, or {@code null} if the response does not specify it
     */
    public @Nullable ConflictExceptionReason reason() {
        return reason;
    }
}

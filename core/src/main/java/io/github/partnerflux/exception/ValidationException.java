// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import io.github.partnerflux.internal.text.ExternalText;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationExceptionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indicates that the service found the request invalid. */
public final class ValidationException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The kind of validation that the request failed, or {@code null}. */
    private final @Nullable ValidationExceptionReason reason;

    /** The individual problems. */
    @SuppressWarnings("serial") // The lists of List.copyOf are serializable.
    private final List<ValidationError> errorDetails;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param reason the kind of validation that the request failed, or {@code null}
     * @param errorDetails the individual problems found in the request
     */
    public ValidationException(
            ServiceError error, @Nullable ValidationExceptionReason reason, List<ValidationError> errorDetails) {
        super(error, errorDetails.isEmpty() ? "" : " " + ExternalText.excerpt(errorDetails.toString()));
        this.reason = reason;
        this.errorDetails = List.copyOf(errorDetails);
    }

    /**
     * Returns the kind of validation that the request failed.
     *
     * @return the reason, or {@code null} if the response does not specify it
     */
    public @Nullable ValidationExceptionReason reason() {
        return reason;
    }

    /**
     * Returns the individual problems found in the request.
     *
     * @return an unmodifiable list, empty if the response does not specify any
     */
    public List<ValidationError> errorDetails() {
        return errorDetails;
    }
}

package io.github.partnerflux.exception;

import io.github.partnerflux.internal.text.ExternalText;
import io.github.partnerflux.model.ValidationError;
import io.github.partnerflux.model.ValidationExceptionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service found something wrong with the request. */
public final class ValidationException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** What kind of check the request did not pass, or {@code null}. */
    private final @Nullable ValidationExceptionReason reason;

    /** What is wrong, one by one. */
    @SuppressWarnings("serial") // The lists of List.copyOf are serializable.
    private final List<ValidationError> errorDetails;

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     * @param reason what kind of check the request did not pass
     * @param errorDetails what is wrong, one by one
     */
    public ValidationException(
            ServiceError error, @Nullable ValidationExceptionReason reason, List<ValidationError> errorDetails) {
        super(error, errorDetails.isEmpty() ? "" : " " + ExternalText.excerpt(errorDetails.toString()));
        this.reason = reason;
        this.errorDetails = List.copyOf(errorDetails);
    }

    /**
     * Tells what kind of check the request did not pass.
     *
     * @return the reason, or {@code null} if the answer has none
     */
    public @Nullable ValidationExceptionReason reason() {
        return reason;
    }

    /**
     * Tells what is wrong, one by one.
     *
     * @return an unmodifiable list, empty if the answer has none
     */
    public List<ValidationError> errorDetails() {
        return errorDetails;
    }
}

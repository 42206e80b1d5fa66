package io.github.partnerflux.exception;

import io.github.partnerflux.model.AccessDeniedExceptionReason;
import org.jspecify.annotations.Nullable;

/** The caller may not do this. */
public final class AccessDeniedException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** Why access was denied, or {@code null}. */
    private final @Nullable AccessDeniedExceptionReason reason;

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     * @param reason why access was denied
     */
    public AccessDeniedException(ServiceError error, @Nullable AccessDeniedExceptionReason reason) {
        super(error);
        this.reason = reason;
    }

    /**
     * Tells why.
     *
     * @return the reason, or {@code null} if the answer has none
     */
    public @Nullable AccessDeniedExceptionReason reason() {
        return reason;
    }
}

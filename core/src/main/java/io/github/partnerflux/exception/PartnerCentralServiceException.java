package io.github.partnerflux.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service answered with an error. Each error that the service's model names has a subclass. */
public class PartnerCentralServiceException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** The HTTP status. */
    private final int statusCode;

    /** The error's type, or {@code null}. */
    private final @Nullable String errorCode;

    /** The request's identifier, or {@code null}. */
    private final @Nullable String requestId;

    /** How long the service asks to wait, or {@code null}. */
    private final @Nullable Duration retryAfter;

    /** How far the service's clock is ahead, or {@code null}. */
    private final @Nullable Duration clockSkew;

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     */
    public PartnerCentralServiceException(ServiceError error) {
        this(error, "");
    }

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     * @param details what to add to the message
     */
    protected PartnerCentralServiceException(ServiceError error, String details) {
        super(error.operation(), error.attempts(), error.describe() + details, null);
        this.statusCode = error.statusCode();
        this.errorCode = error.errorCode();
        this.requestId = error.requestId();
        this.retryAfter = error.retryAfter();
        this.clockSkew = error.clockSkew();
    }

    /**
     * Tells the HTTP status.
     *
     * @return the status of the answer, such as 429
     */
    public final int statusCode() {
        return statusCode;
    }

    /**
     * Tells the error's type.
     *
     * @return the type without its namespace, such as {@code ThrottlingException}, or {@code null} if the answer has none
     */
    public final @Nullable String errorCode() {
        return errorCode;
    }

    /**
     * Tells what AWS Support asks for.
     *
     * @return the request's identifier, or {@code null} if the answer has none
     */
    public final @Nullable String requestId() {
        return requestId;
    }

    /**
     * Tells when to try again.
     *
     * @return how long the service asks to wait, or {@code null} if it does not say
     */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Tells whether this machine's clock is wrong, which makes signatures invalid.
     *
     * @return how far the service's clock is ahead of the one that the request was signed by (negative: behind), or {@code null}
     *     if the answer has no date
     */
    public final @Nullable Duration clockSkew() {
        return clockSkew;
    }
}

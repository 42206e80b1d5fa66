// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Indicates that the service responded with an error. Each error in the service model has its own subclass. */
public class PartnerCentralServiceException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** The HTTP status code. */
    private final int statusCode;

    /** The error code, or {@code null}. */
    private final @Nullable String errorCode;

    /** The ID of the request, or {@code null}. */
    private final @Nullable String requestId;

    /** The delay before the next attempt, or {@code null}. */
    private final @Nullable Duration retryAfter;

    /** The offset of the service's clock, or {@code null}. */
    private final @Nullable Duration clockSkew;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     */
    public PartnerCentralServiceException(ServiceError error) {
        this(error, "");
    }

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param details the text to append to the message
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
     * Returns the HTTP status code of the response.
     *
     * @return the status code, such as 429
     */
    public final int statusCode() {
        return statusCode;
    }

    /**
     * Returns the error code that the service specified.
     *
     * @return the code without its namespace, such as {@code ThrottlingException}, or {@code null} if the response does
     *     not specify it
     */
    public final @Nullable String errorCode() {
        return errorCode;
    }

    /**
     * Returns the ID of the request, which AWS Support asks for.
     *
     * @return the ID, or {@code null} if the response does not specify it
     */
    public final @Nullable String requestId() {
        return requestId;
    }

    /**
     * Returns the delay that the service specified for the next attempt.
     *
     * @return the delay, or {@code null} if the response does not specify it
     */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Returns the offset of the service's clock from the clock that the request was signed with.
     *
     * <p>A signature is not valid if the offset is too large.
     *
     * @return the offset, which is positive if the service's clock is ahead, or {@code null} if the response does not
     *     contain a date
     */
    public final @Nullable Duration clockSkew() {
        return clockSkew;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Indicates that a wait did not end within its limit, see {@link io.github.partnerflux.PollerFlux#atMost}.
 *
 * <p>The wait has no effect on the service, so another one can continue it.
 */
public final class WaitTimeoutException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** The last response, or {@code null}. */
    @SuppressWarnings("serial") // Responses are serializable records.
    private final @Nullable Object response;

    /**
     * Creates an exception for a wait.
     *
     * @param operation the name of the operation that is polled, such as {@code GetVerification}
     * @param message the description of the wait, without the name of the operation
     * @param response the last response, or {@code null}
     */
    public WaitTimeoutException(String operation, String message, @Nullable Object response) {
        super(operation, 1, message, new TimeoutException(message));
        this.response = response;
    }

    /**
     * Returns the last response within the limit.
     *
     * @return the response of the operation that is polled, or {@code null} if there is none
     */
    public @Nullable Object response() {
        return response;
    }

    /**
     * Returns the last response within the limit as a type.
     *
     * @param type the type of the response, such as {@code ConnectionInvitation}
     * @return the response, or {@code null} if there is none
     * @param <T> the type of the response
     * @throws ClassCastException if the response is not of this type
     */
    public <T> @Nullable T response(Class<T> type) {
        return type.cast(response);
    }
}

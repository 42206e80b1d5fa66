// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

/**
 * Indicates that a wait ended in another state than the one that it waited for: an invitation was rejected, for
 * example, or another task took the place of the one that was waited for.
 *
 * <pre>{@code
 * client.waitUntilConnectionInvitationAccepted(request)
 *         .result()
 *         .onErrorResume(UnexpectedStateException.class, e -> {
 *             ConnectionInvitation invitation = e.response(ConnectionInvitation.class);
 *             return notifySales(invitation.id(), invitation.status());
 *         });
 * }</pre>
 */
public final class UnexpectedStateException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /** The final response. */
    @SuppressWarnings("serial") // Responses are serializable records.
    private final Object response;

    /**
     * Creates an exception for a wait.
     *
     * @param operation the name of the operation that is polled, such as {@code GetConnectionInvitation}
     * @param message the description of the state, without the name of the operation
     * @param response the response with the state
     */
    public UnexpectedStateException(String operation, String message, Object response) {
        super(operation, 1, message, null);
        this.response = response;
    }

    /**
     * Returns the response with the state, which is the last one of the wait.
     *
     * <p>If another task took the place of the one that was waited for, it is the response with the other task.
     *
     * @return the response of the operation that is polled, such as a {@code GetConnectionInvitationResponse}
     */
    public Object response() {
        return response;
    }

    /**
     * Returns the response with the state as a type, see {@link #response()}.
     *
     * @param type the type of the response, such as {@code ConnectionInvitation}
     * @return the response
     * @param <T> the type of the response
     * @throws ClassCastException if the response is not of this type
     */
    public <T> T response(Class<T> type) {
        return type.cast(response);
    }
}

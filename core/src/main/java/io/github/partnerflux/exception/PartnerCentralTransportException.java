package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/** No usable answer came: the connection could not be made, was lost, or took longer than its time limit. */
public final class PartnerCentralTransportException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param attempts how many attempts were made, this failed one included
     * @param message what happened, without the operation's name
     * @param cause what it was caused by, or {@code null}
     */
    public PartnerCentralTransportException(String operation, int attempts, String message, @Nullable Throwable cause) {
        super(operation, attempts, message, cause);
    }
}

package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/** An answer came that is not what the protocol says: too large, malformed or of an unexpected shape. */
public final class ResponseFormatException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param attempts how many attempts were made, this failed one included
     * @param message what happened, without the operation's name
     * @param cause what it was caused by, or {@code null}
     */
    public ResponseFormatException(String operation, int attempts, String message, @Nullable Throwable cause) {
        super(operation, attempts, message, cause);
    }
}

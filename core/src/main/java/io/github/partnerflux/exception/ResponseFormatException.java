// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/**
 * Indicates that a response does not conform to the protocol: it is too large, malformed, or has an
 * unexpected structure.
 */
public final class ResponseFormatException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a failed operation.
     *
     * @param operation the name of the operation, such as {@code ListConnections}
     * @param attempts the number of attempts, including the one that failed
     * @param message the description of the failure, without the name of the operation
     * @param cause the cause, or {@code null}
     */
    public ResponseFormatException(String operation, int attempts, String message, @Nullable Throwable cause) {
        super(operation, attempts, message, cause);
    }
}

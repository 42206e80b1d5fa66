// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

/**
 * Indicates that a listing cannot continue, because a page token is invalid.
 *
 * <p>The service returned a token for the second time, which would be an endless cycle, or one that is malformed, or
 * the page from which a listing of {@link io.github.partnerflux.PagedFlux#fromPages} should be resumed does not exist.
 * All items of the pages before have been emitted.
 */
public final class PaginationException extends PartnerCentralAccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a failed operation.
     *
     * @param operation the name of the operation, such as {@code ListConnections}
     * @param message the description of the failure, without the name of the operation
     */
    public PaginationException(String operation, String message) {
        super(operation, 1, message, null);
    }
}

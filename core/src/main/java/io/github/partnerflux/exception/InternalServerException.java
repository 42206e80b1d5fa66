// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

/**
 * Indicates that the service failed internally, and that the {@link io.github.partnerflux.RetryPolicy} allows no
 * further attempt.
 */
public final class InternalServerException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     */
    public InternalServerException(ServiceError error) {
        super(error);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/**
 * Indicates that the account exceeded the request rate allowed by the service, and that the {@link
 * io.github.partnerflux.RetryPolicy} allows no further attempt.
 */
public final class ThrottlingException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The code of the service, or {@code null}. */
    private final @Nullable String serviceCode;

    /** The code of the quota, or {@code null}. */
    private final @Nullable String quotaCode;

    /**
     * Creates an exception for an error response.
     *
     * @param error the error response
     * @param serviceCode the code of the service in Service Quotas, or {@code null}
     * @param quotaCode the code of the quota in Service Quotas, or {@code null}
     */
    public ThrottlingException(ServiceError error, @Nullable String serviceCode, @Nullable String quotaCode) {
        super(error);
        this.serviceCode = serviceCode;
        this.quotaCode = quotaCode;
    }

    /**
     * Returns the code of the service whose quota was exceeded.
     *
     * @return the code in Service Quotas, or {@code null} if the response does not specify it
     */
    public @Nullable String serviceCode() {
        return serviceCode;
    }

    /**
     * Returns the code of the quota that was exceeded.
     *
     * @return the code in Service Quotas, or {@code null} if the response does not specify it
     */
    public @Nullable String quotaCode() {
        return quotaCode;
    }
}

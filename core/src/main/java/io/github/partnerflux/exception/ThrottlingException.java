package io.github.partnerflux.exception;

import org.jspecify.annotations.Nullable;

/** The account sends more requests than the service allows it, and went on doing so through all retries. */
public final class ThrottlingException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /** The service whose quota is exceeded, or {@code null}. */
    private final @Nullable String serviceCode;

    /** The quota that is exceeded, or {@code null}. */
    private final @Nullable String quotaCode;

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     * @param serviceCode the service whose quota is exceeded
     * @param quotaCode the quota that is exceeded
     */
    public ThrottlingException(ServiceError error, @Nullable String serviceCode, @Nullable String quotaCode) {
        super(error);
        this.serviceCode = serviceCode;
        this.quotaCode = quotaCode;
    }

    /**
     * Tells whose quota is exceeded.
     *
     * @return the service's code in Service Quotas, or {@code null} if the answer has none
     */
    public @Nullable String serviceCode() {
        return serviceCode;
    }

    /**
     * Tells which quota is exceeded.
     *
     * @return the quota's code in Service Quotas, or {@code null} if the answer has none
     */
    public @Nullable String quotaCode() {
        return quotaCode;
    }
}

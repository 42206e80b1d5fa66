package io.github.partnerflux.exception;

/** The service failed, and went on failing through all retries. */
public final class InternalServerException extends PartnerCentralServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param error the service's answer
     */
    public InternalServerException(ServiceError error) {
        super(error);
    }
}

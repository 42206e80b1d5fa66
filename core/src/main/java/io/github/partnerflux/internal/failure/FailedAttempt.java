package io.github.partnerflux.internal.failure;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.internal.operation.Attempt;

/** The failure of an attempt together with the exception that the user receives if no other attempt follows. */
public final class FailedAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Attempt<?> attempt;
    private final Failure failure;
    private final PartnerCentralAccountException exception;

    public FailedAttempt(Attempt<?> attempt, Failure failure, PartnerCentralAccountException exception) {
        super(failure.problem(), failure, false, false);
        this.attempt = attempt;
        this.failure = failure;
        this.exception = exception;
    }

    public Attempt<?> attempt() {
        return attempt;
    }

    public Failure failure() {
        return failure;
    }

    public PartnerCentralAccountException exception() {
        return exception;
    }
}

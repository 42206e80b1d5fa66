// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.failure;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.internal.operation.Attempt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The failure of an attempt, with the exception that the user receives if no other attempt follows. */
public final class FailedAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Attempt<?> attempt;
    private final Failure failure;
    private final transient Supplier<PartnerCentralAccountException> factory;

    private @Nullable PartnerCentralAccountException exception;

    public FailedAttempt(Attempt<?> attempt, Failure failure, Supplier<PartnerCentralAccountException> factory) {
        super(failure.problem(), failure, false, false);
        this.attempt = attempt;
        this.failure = failure;
        this.factory = factory;
    }

    public Attempt<?> attempt() {
        return attempt;
    }

    public Failure failure() {
        return failure;
    }

    /** Returns the user's exception, which is created by the first call: most failed attempts are retried. */
    public PartnerCentralAccountException exception() {
        if (exception == null) {
            exception = factory.get();
        }
        return exception;
    }
}

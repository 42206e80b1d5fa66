// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import org.jspecify.annotations.Nullable;

/**
 * Describes why an account could not be listed: the {@link FleetEvent.Failed#error()} of the events of a source.
 *
 * <p>Its message is the {@code toString()} of the original exception. It has causes of the same kind, and no stack
 * trace. Unlike the original, it can be read from a checkpoint by another version of this library.
 */
public final class AccountFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Bounds a chain of causes, which may be a cycle. */
    private static final int MAX_CAUSES = 10;

    /** The class name of the original exception. */
    private final String errorType;

    AccountFailedException(String errorType, @Nullable String message, @Nullable AccountFailedException cause) {
        super(message, cause, false, false);
        this.errorType = errorType;
    }

    static AccountFailedException of(Throwable error) {
        return of(error, MAX_CAUSES);
    }

    private static AccountFailedException of(Throwable error, int causes) {
        if (error instanceof AccountFailedException same) {
            return same;
        }
        Throwable cause = error.getCause();
        return new AccountFailedException(
                error.getClass().getName(),
                error.toString(),
                cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    /**
     * Returns the class name of the original exception.
     *
     * @return for example {@code io.github.partnerflux.exception.AccessDeniedException}
     */
    public String errorType() {
        return errorType;
    }

    /**
     * Returns the description of the original exception's cause.
     *
     * @return the cause, or {@code null}
     */
    @Override
    public synchronized @Nullable AccountFailedException getCause() {
        return (AccountFailedException) super.getCause();
    }
}

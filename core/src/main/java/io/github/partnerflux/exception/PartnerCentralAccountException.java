// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.exception;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The base class for failures of calls to the Partner Central Account API. The subclasses indicate the kind of failure.
 */
public abstract class PartnerCentralAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The name of the operation. */
    private final String operation;

    /** The number of attempts. */
    private final int attempts;

    /**
     * Not the cause in {@code Throwable}: that is serialized as is and may refer to objects that cannot be, such as
     * Netty's.
     */
    private transient @Nullable Throwable cause;

    /**
     * Creates an exception for a failed operation.
     *
     * @param operation the name of the operation, such as {@code ListConnections}
     * @param attempts the number of attempts, including the one that failed
     * @param message the description of the failure, without the name of the operation
     * @param cause the cause, or {@code null}
     */
    protected PartnerCentralAccountException(
            String operation, int attempts, String message, @Nullable Throwable cause) {
        super(operation + ": " + message + (attempts > 1 ? " (after " + attempts + " attempts)" : ""), null);
        this.operation = operation;
        this.attempts = attempts;
        this.cause = cause;
    }

    /**
     * Returns the cause of this failure.
     *
     * <p>When the exception is serialized, a cause that is not serializable is replaced by one with the same stack
     * trace, whose message is the {@code toString()} of the original.
     *
     * @return the cause, or {@code null}
     */
    @Override
    public final synchronized @Nullable Throwable getCause() {
        return cause;
    }

    /**
     * Returns the name of the operation that was called.
     *
     * @return the name, such as {@code ListConnections}
     */
    public final String operation() {
        return operation;
    }

    /**
     * Returns the number of attempts of the failed call.
     *
     * <p>For a listing, a call fetches one page.
     *
     * @return the number of attempts, including the last; at least 1
     */
    public final int attempts() {
        return attempts;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(SerializableCause.of(getCause()));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        cause = (Throwable) in.readObject();
    }
}

package io.github.partnerflux.exception;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/** A call of the Partner Central Account API did not succeed. The subclasses say why. */
public abstract class PartnerCentralAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The operation's name. */
    private final String operation;

    /** How many attempts were made. */
    private final int attempts;

    /** Not {@code Throwable}'s, which is serialized as it is: it may hold anything, such as Netty's objects. */
    private transient @Nullable Throwable cause;

    /**
     * Makes an exception.
     *
     * @param operation the operation's name, such as {@code ListConnections}
     * @param attempts how many attempts were made, this failed one included
     * @param message what happened, without the operation's name
     * @param cause what it was caused by, or {@code null}
     */
    protected PartnerCentralAccountException(
            String operation, int attempts, String message, @Nullable Throwable cause) {
        super(operation + ": " + message + (attempts > 1 ? " (after " + attempts + " attempts)" : ""), null);
        this.operation = operation;
        this.attempts = attempts;
        this.cause = cause;
    }

    /**
     * Returns what this failure was caused by.
     *
     * <p>Java serialization replaces a cause that cannot be serialized by one with the same stack trace, whose message is the
     * cause's {@code toString()}.
     *
     * @return the cause, or {@code null}
     */
    @Override
    public final synchronized @Nullable Throwable getCause() {
        return cause;
    }

    /**
     * Tells what was called.
     *
     * @return the operation's name, such as {@code ListConnections}
     */
    public final String operation() {
        return operation;
    }

    /**
     * Tells how often it was tried.
     *
     * @return how many attempts were made at the page or call that failed, the last one included; from 1
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

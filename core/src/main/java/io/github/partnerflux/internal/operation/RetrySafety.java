package io.github.partnerflux.internal.operation;

/** Whether an operation may be executed again if it is unknown whether it has been executed. */
public enum RetrySafety {
    /** It only reads, is idempotent, or carries a client token by which the service recognizes it. */
    ALWAYS,
    /** Executing it twice could have an effect twice. */
    UNLESS_EXECUTED
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call of an operation, for one subscriber. Not a record: its body and headers may be sensitive. */
public final class Call<O> {

    private final Operation<?, O> operation;
    private final byte[] body;
    private final Timeouts timeouts;
    private final Map<String, String> additionalHeaders;
    private final int maxAttempts;
    private final UUID invocationId = RandomUuid.create();

    /** Written by one attempt at a time; timeouts, cancels and the closing of the client read it on other threads. */
    private volatile int attempts;

    private Call(
            Operation<?, O> operation,
            byte[] body,
            Timeouts timeouts,
            Map<String, String> additionalHeaders,
            int maxAttempts) {
        this.operation = operation;
        this.body = body;
        this.timeouts = timeouts;
        this.additionalHeaders = additionalHeaders;
        this.maxAttempts = maxAttempts;
    }

    /**
     * Creates a call without any attempt yet.
     *
     * @param body the serialized input
     * @param defaults apply where the input does not override them
     */
    public static <I, O> Call<O> of(
            Operation<I, O> operation, I input, byte[] body, Timeouts defaults, int maxAttempts) {
        @Nullable
        RequestOverrideConfiguration override =
                operation.overrideConfiguration().apply(input);
        return new Call<>(
                operation,
                body,
                defaults.with(override),
                override == null ? Map.of() : override.headers(),
                maxAttempts);
    }

    /** Counts another attempt, and returns its number. */
    public int startAttempt() {
        int number = attempts + 1;
        attempts = number;
        return number;
    }

    public Operation<?, O> operation() {
        return operation;
    }

    public byte[] body() {
        return body;
    }

    public Timeouts timeouts() {
        return timeouts;
    }

    /** Returns the headers that the user has added to the request. */
    public Map<String, String> additionalHeaders() {
        return additionalHeaders;
    }

    /** Returns the maximum number of attempts, whatever the failures are. */
    public int maxAttempts() {
        return maxAttempts;
    }

    public UUID invocationId() {
        return invocationId;
    }

    /** Returns the number of started attempts, at least 1: the first one starts with the call. */
    public int attempts() {
        return Math.max(1, attempts);
    }

    @Override
    public String toString() {
        return operation.name() + " [" + invocationId + "]";
    }
}

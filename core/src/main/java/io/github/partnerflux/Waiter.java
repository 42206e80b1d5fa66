// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.UnexpectedStateException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a wait waits for. A status that is neither the success nor a failure, such as one that this version does not
 * know, is not final.
 *
 * @param operation the name of the operation that is polled
 * @param status returns the status in a response
 * @param identity returns what identifies the resource in a response: the wait fails if another one takes its place
 */
record Waiter<T, S>(String operation, Function<T, S> status, S success, Set<S> failures, Function<T, String> identity) {

    boolean isFinal(T response) {
        S current = status.apply(response);
        return success.equals(current) || failures.contains(current);
    }

    /** Returns the failure that a final response is, or {@code null} for the success. */
    @Nullable
    UnexpectedStateException failure(T response) {
        S current = status.apply(response);
        return success.equals(current)
                ? null
                : new UnexpectedStateException(
                        operation, "waited for " + success + ", but the status is " + current, response);
    }

    /** Returns the failure that a response of another resource is, or {@code null}. */
    @Nullable
    UnexpectedStateException replacement(T previous, T response) {
        String expected = identity.apply(previous);
        String actual = identity.apply(response);
        return expected.equals(actual)
                ? null
                : new UnexpectedStateException(
                        operation,
                        "waited for " + success + " of " + expected + ", but " + actual + " has taken its place",
                        response);
    }
}

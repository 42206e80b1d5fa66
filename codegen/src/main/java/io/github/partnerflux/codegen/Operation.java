// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service model.
 *
 * @param name its name on the wire, in UpperCamelCase
 * @param input the name of its input's structure
 * @param output the name of its output's structure
 * @param errors the names of its errors' structures
 * @param clientToken the member of the input by which the service recognizes a repeated request, or {@code null}
 * @param paginator how it lists, or {@code null} if it does not
 */
record Operation(
        String name,
        String input,
        String output,
        List<String> errors,
        boolean isReadonly,
        boolean isIdempotent,
        Shape.@Nullable Member clientToken,
        @Nullable Paginator paginator) {

    /** Returns the name of its method in Java. */
    String method() {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Returns the message of the exception that a client throws if it does not implement the operation. */
    String notImplemented() {
        return name + " is not implemented by this client";
    }

    /** Returns whether a second execution has no second effect, so that each failed attempt may be retried. */
    boolean isRepeatable() {
        return isReadonly || isIdempotent || clientToken != null;
    }

    /**
     * How an operation lists page by page.
     *
     * @param inputToken the member of the input that is the token of the requested page
     * @param outputToken the member of the output that is the token of the next page
     * @param items the member of the output that is the list of items
     */
    record Paginator(String inputToken, String outputToken, String items) {}
}

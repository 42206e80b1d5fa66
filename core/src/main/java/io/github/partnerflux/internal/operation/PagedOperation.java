// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists.
 *
 * @param withToken returns the input for another page
 * @param items returns the items of a page
 * @param nextToken returns the token of the next page
 */
public record PagedOperation<I, O, T>(
        Operation<I, O> operation,
        BiFunction<I, @Nullable String, I> withToken,
        Function<O, List<T>> items,
        Function<O, @Nullable String> nextToken) {}

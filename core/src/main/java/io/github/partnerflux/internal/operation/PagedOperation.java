package io.github.partnerflux.internal.operation;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists.
 *
 * @param token the page that an input asks for
 * @param withToken the same input for another page
 * @param items a page's items
 * @param nextToken the token of the page that follows
 */
public record PagedOperation<I, O, T>(
        Operation<I, O> operation,
        Function<I, @Nullable String> token,
        BiFunction<I, @Nullable String, I> withToken,
        Function<O, List<T>> items,
        Function<O, @Nullable String> nextToken) {}

package io.github.partnerflux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;

/** Splits a request that has more values than the service accepts in one. */
final class RequestGroups {

    private RequestGroups() {}

    /**
     * Returns the requests for groups of the distinct values, in order; or only the request itself if it has no more
     * values than the service accepts.
     *
     * @param max the maximum number of values in a request
     * @param withValues returns a request with other values
     */
    static <I> List<I> split(I request, List<String> values, int max, BiFunction<I, List<String>, I> withValues) {
        if (values.size() <= max) {
            return List.of(request);
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(values));
        List<I> groups = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += max) {
            groups.add(withValues.apply(request, distinct.subList(start, Math.min(start + max, distinct.size()))));
        }
        return groups;
    }
}

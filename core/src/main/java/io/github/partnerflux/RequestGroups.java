// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.zip.CRC32;

/**
 * The requests whose listings follow each other: more than one if a request has more values than the service accepts.
 *
 * @param requests at least one request
 * @param fingerprint a number that differs if the values differ, whatever their order; 0 for a single request
 */
record RequestGroups<I>(List<I> requests, int fingerprint) {

    static <I> RequestGroups<I> of(I request) {
        return new RequestGroups<>(List.of(request), 0);
    }

    /**
     * Returns the requests for groups of the distinct values in their natural order, so that the same values are in the
     * same groups; or only the request itself if it has no more values than the service accepts.
     *
     * @param max the maximum number of values in a request
     * @param withValues returns a request with other values
     */
    static <I> RequestGroups<I> split(
            I request, List<String> values, int max, BiFunction<I, List<String>, I> withValues) {
        if (values.size() <= max) {
            return of(request);
        }
        List<String> distinct = List.copyOf(new TreeSet<>(values));
        List<I> groups = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += max) {
            groups.add(withValues.apply(request, distinct.subList(start, Math.min(start + max, distinct.size()))));
        }
        return new RequestGroups<>(List.copyOf(groups), fingerprint(distinct));
    }

    /** The hash code of a list would not do: [15, 37] and [16, 27] have the same one. */
    private static int fingerprint(List<String> values) {
        CRC32 checksum = new CRC32();
        checksum.update(String.join(",", values).getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}

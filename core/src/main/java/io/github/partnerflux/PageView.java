// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which a subscriber sees the pages of a listing. */
interface PageView<T, R> {

    /**
     * Returns the elements to emit for a page.
     *
     * @param token the token of the page, or {@code null} for the first one
     * @param skip the number of items at the start of the page that precede the checkpoint; at most all items
     */
    List<R> of(@Nullable String token, Page<T> page, int skip);

    static <T> PageView<T, T> items() {
        return (token, page, skip) -> remaining(page, skip);
    }

    static <T> PageView<T, Page<T>> pages() {
        return (token, page, skip) ->
                List.of(skip == 0 ? page : new Page<>(remaining(page, skip), page.nextToken(), page.requestId()));
    }

    static <T> PageView<T, Checkpointed<T>> checkpointed() {
        return (token, page, skip) -> {
            List<T> items = page.items();
            List<Checkpointed<T>> result = new ArrayList<>(items.size() - skip);
            for (int i = skip; i < items.size(); i++) {
                Checkpoint next = i + 1 < items.size() ? Checkpoint.of(token, i + 1) : after(page);
                result.add(new Checkpointed<>(items.get(i), next));
            }
            return result;
        };
    }

    private static Checkpoint after(Page<?> page) {
        return page.nextToken() == null ? Checkpoint.end() : Checkpoint.of(page.nextToken(), 0);
    }

    private static <T> List<T> remaining(Page<T> page, int skip) {
        return page.items().subList(skip, page.items().size());
    }
}

package io.github.partnerflux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the subscriber of a listing sees of a page. */
interface PageView<T, R> {

    /**
     * The elements to emit for a page.
     *
     * @param token what led to the page
     * @param skip how many of its first items lie before the point that the listing began at, at most all of them
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

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The elements of at most two pages that wait to be emitted. Not thread-safe, except for {@link #size()} and {@link
 * #pageSize()}.
 */
final class PageBuffer<R> {

    private List<R> current = List.of();
    private int index;
    private @Nullable List<R> next;

    /** Whether all elements of a first page have been taken. */
    private boolean afterFirst;

    /** Adds the elements of a page. There must be {@linkplain #hasRoom() room} for it. */
    void add(List<R> page) {
        if (page.isEmpty()) {
            return;
        }
        if (remaining() == 0) {
            current = page;
            index = 0;
        } else {
            next = page;
        }
    }

    /** Returns whether another page may be added. */
    boolean hasRoom() {
        return next == null;
    }

    boolean isEmpty() {
        return remaining() == 0;
    }

    /**
     * Takes the next element. A page is released with its last element, as the subscriber may take long to
     * request more.
     */
    R take() {
        R element = current.get(index++);
        if (index == current.size()) {
            afterFirst = true;
            current = next == null ? List.of() : next;
            index = 0;
            next = null;
        }
        return element;
    }

    /** Returns the size of the current page, emitted elements included: an estimate on other threads. */
    int pageSize() {
        return current.size();
    }

    /** Returns whether the current page follows another one with elements. */
    boolean isAfterFirst() {
        return afterFirst;
    }

    /** Returns the number of elements of the current page that wait to be emitted. */
    int remaining() {
        return current.size() - index;
    }

    /** Returns the number of elements: exact on the thread that takes them, an estimate on others. */
    int size() {
        List<R> following = next;
        return Math.max(0, remaining()) + (following == null ? 0 : following.size());
    }

    /** Passes all elements to the discard hook, and releases them. */
    void discard(Context context) {
        Operators.onDiscardMultiple(current.subList(index, current.size()), context);
        Operators.onDiscardMultiple(next, context);
        current = List.of();
        index = 0;
        next = null;
    }
}

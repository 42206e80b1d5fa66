// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The source of the pages of a listing. */
interface PageFetcher<T> {

    /** Returns the name of the operation. */
    String operation();

    /** Returns the page for a token, or the first page for {@code null}; it is fetched for each subscriber. */
    Publisher<Page<T>> fetch(@Nullable String token);

    /**
     * Returns the checkpoint from which a listing starts for the one that the caller specifies.
     *
     * @throws IllegalArgumentException if no page of this source can have the checkpoint
     */
    default Checkpoint startFrom(Checkpoint checkpoint) {
        return checkpoint;
    }

    /**
     * Returns whether the publisher for a token continues with the pages that follow. If so, the listing ends when the
     * publisher completes, and not with a page without a token.
     */
    default boolean isContinuous() {
        return false;
    }

    /** Returns whether a listing can be resumed from the checkpoints after its items. */
    default boolean isResumable() {
        return true;
    }
}

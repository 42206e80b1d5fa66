// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.GroupToken;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * The pages of several groups, one group after the other. Each page has a {@link GroupToken}, also the first one, so
 * that a checkpoint of another listing is detected wherever it is.
 *
 * @param groups at least one group, none of them continuous
 * @param fingerprint the fingerprint of what is listed
 */
record GroupedPages<T>(List<PageFetcher<T>> groups, int fingerprint) implements PageFetcher<T> {

    @Override
    public String operation() {
        return groups.get(0).operation();
    }

    @Override
    public Checkpoint startFrom(Checkpoint checkpoint) {
        if (checkpoint.equals(Checkpoint.start())) {
            return Checkpoint.of(token(1, null), 0);
        }
        String token = checkpoint.token();
        if (!checkpoint.isEnd() && (token == null || position(token) == null)) {
            throw new IllegalArgumentException("the page token or checkpoint "
                    + ExternalText.quoted(token == null ? checkpoint.toString() : token)
                    + " is of a listing of other participants: a listing of so many participants can be resumed only"
                    + " with the same identifiers");
        }
        return checkpoint;
    }

    @Override
    public Publisher<Page<T>> fetch(@Nullable String token) {
        GroupToken position = token == null ? null : position(token);
        if (position == null) {
            throw new IllegalStateException("not a page token of this listing: " + token);
        }
        int group = position.group();
        return Flux.from(groups.get(group - 1).fetch(position.token()))
                .map(page -> new Page<>(page.items(), nextToken(group, page), page.requestId()));
    }

    private @Nullable String nextToken(int group, Page<T> page) {
        if (page.nextToken() != null) {
            return token(group, page.nextToken());
        }
        return group < groups.size() ? token(group + 1, null) : null;
    }

    private String token(int group, @Nullable String token) {
        return new GroupToken(group, fingerprint, token).toString();
    }

    /** Returns the parts of a token, or {@code null} if it is not one of this listing. */
    private @Nullable GroupToken position(String token) {
        GroupToken position = GroupToken.parse(token);
        boolean isOfThisListing = position != null
                && position.fingerprint() == fingerprint
                && position.group() >= 1
                && position.group() <= groups.size();
        return isOfThisListing ? position : null;
    }
}

package io.github.partnerflux;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * The pages of several groups, one group after the other. A page token consists of the number of the group, from 1, and
 * the group's own token, which is empty for its first page: {@code 2:TOKEN}.
 *
 * @param groups at least one group, none of them continuous
 */
record GroupedPages<T>(List<PageFetcher<T>> groups) implements PageFetcher<T> {

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,9}):(.*)", Pattern.DOTALL);

    @Override
    public String operation() {
        return groups.get(0).operation();
    }

    @Override
    public void requireToken(@Nullable String token) {
        Position.parse(token, groups.size());
    }

    @Override
    public Publisher<Page<T>> fetch(@Nullable String token) {
        Position position = Position.parse(token, groups.size());
        return Flux.from(groups.get(position.group() - 1).fetch(position.token()))
                .map(page -> new Page<>(page.items(), nextToken(position.group(), page), page.requestId()));
    }

    private @Nullable String nextToken(int group, Page<T> page) {
        if (page.nextToken() != null) {
            return group + ":" + page.nextToken();
        }
        return group < groups.size() ? group + 1 + ":" : null;
    }

    private record Position(int group, @Nullable String token) {

        static Position parse(@Nullable String token, int groups) {
            if (token == null) {
                return new Position(1, null);
            }
            Matcher matcher = TOKEN.matcher(token);
            int group = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            if (group < 1 || group > groups) {
                throw new IllegalArgumentException("the participants are listed in " + groups
                        + " groups, so that a page token must read GROUP:TOKEN with a group from 1 to " + groups
                        + ", but is " + ExternalText.quoted(token));
            }
            return new Position(group, matcher.group(2).isEmpty() ? null : matcher.group(2));
        }
    }
}

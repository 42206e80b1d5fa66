// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Messages.number;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/**
 * The progress of a listing of a single account.
 *
 * <p>It has no bar and no remaining time, because only the service knows the number of connections.
 */
final class Progress {

    private final StatusLine line;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private @Nullable Long limit;

    Progress(StatusLine line) {
        this.line = line;
    }

    /** Returns a client that counts pages and retries, which a listing of connections does not expose. */
    HttpClient watch(HttpClient http) {
        return http.doOnRequest((request, connection) -> {
                    // A header of every request, for example "attempt=2; max=8".
                    String attempt = request.requestHeaders().get("amz-sdk-request", "");
                    if (!attempt.startsWith("attempt=1;")) {
                        retries.incrementAndGet();
                    }
                })
                .doOnResponse((response, connection) -> {
                    if (response.status().code() == 200) {
                        pages.incrementAndGet();
                    }
                });
    }

    /**
     * Shows the progress.
     *
     * @param maximum the limit on the number of connections, or {@code null} if there is none
     */
    void start(@Nullable Long maximum) {
        limit = maximum;
        line.start(bar -> bar.setRenderer(this::render));
    }

    void wrote(int connections) {
        line.step(connections);
    }

    private String render(ProgressState state, int maxLength) {
        long connections = state.getCurrent();
        StringBuilder text = new StringBuilder();
        if (connections == 0) {
            text.append("waiting for the first connections");
        } else {
            text.append("connections: ").append(number(connections));
            if (limit != null) {
                text.append(" of at most ").append(number(limit));
            }
            text.append(", pages: ").append(number(pages.get()));
        }
        if (retries.get() > 0) {
            text.append(", retries: ").append(number(retries.get()));
        }
        Duration elapsed = state.getTotalElapsed();
        text.append(String.format(Locale.ROOT, ", %d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart()));
        return DisplayWidth.truncate(text.toString(), maxLength);
    }
}

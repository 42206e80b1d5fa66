// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client tokens of successful calls, each with its input and response.
 *
 * <p>Assumptions: a token is remembered for 24 hours, for its account and operation; a failed call does not use it.
 */
public final class ClientTokens {

    private static final Duration LIFETIME = Duration.ofDays(1);

    /** In the order in which they expire. */
    private final Map<Key, Outcome> outcomes = new LinkedHashMap<>();

    /** Returns what a token was used for, or {@code null} if it was not used, or is forgotten. */
    public @Nullable Outcome find(Key key, Instant now) {
        Iterator<Outcome> oldest = outcomes.values().iterator();
        while (oldest.hasNext() && !oldest.next().at().isAfter(now.minus(LIFETIME))) {
            oldest.remove();
        }
        return outcomes.get(key);
    }

    public void add(Key key, Outcome outcome) {
        outcomes.put(key, outcome);
    }

    /** A token, which is unique for its account and operation. */
    public record Key(String accountId, String operation, String token) {}

    /**
     * A successful call.
     *
     * @param input the input as canonical JSON, without the token
     * @param response the response as JSON
     * @param at when it was executed
     */
    public record Outcome(String input, String response, Instant at) {

        /** Describes the time only: input and response may be sensitive. */
        @Override
        public String toString() {
            return "Outcome[at=" + at + "]";
        }
    }

    Snapshot snapshot() {
        return new Snapshot(outcomes.entrySet().stream()
                .map(entry -> new Used(entry.getKey(), entry.getValue()))
                .toList());
    }

    void restore(Snapshot snapshot) {
        outcomes.clear();
        snapshot.outcomes().forEach(used -> outcomes.put(used.key(), used.outcome()));
    }

    /** What is saved of them, in the order in which they expire. */
    public record Snapshot(List<Used> outcomes) {}

    /** A token that was used. */
    public record Used(Key key, Outcome outcome) {}
}

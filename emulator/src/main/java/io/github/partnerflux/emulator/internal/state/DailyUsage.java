// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was used of the daily quotas, by quota and subject, such as an account in a catalog.
 *
 * <p>Assumption: "per day" is a sliding window of 24 hours, as AWS documents it for the Partner Central Selling API.
 */
public final class DailyUsage {

    private static final Duration WINDOW = Duration.ofDays(1);

    /** In the order of the latest use, in which they expire. */
    private final Map<Key, List<Instant>> uses = new LinkedHashMap<>();

    /** Returns the number of uses within the last 24 hours. */
    public int count(Quota quota, String subject, Instant now) {
        Instant expired = now.minus(WINDOW);
        Iterator<List<Instant>> oldest = uses.values().iterator();
        while (oldest.hasNext() && !latest(oldest.next()).isAfter(expired)) {
            oldest.remove();
        }
        List<Instant> times = uses.get(new Key(quota, subject));
        if (times == null) {
            return 0;
        }
        times.removeIf(time -> !time.isAfter(expired));
        return times.size();
    }

    public void add(Quota quota, String subject, Instant now) {
        Key key = new Key(quota, subject);
        List<Instant> times = uses.remove(key);
        if (times == null) {
            times = new ArrayList<>();
        }
        times.add(now);
        uses.put(key, times);
    }

    private static Instant latest(List<Instant> times) {
        return times.get(times.size() - 1);
    }

    /** A quota and who or what it applies to. */
    public record Key(Quota quota, String subject) {}

    Snapshot snapshot() {
        return new Snapshot(uses.entrySet().stream()
                .map(entry -> new Uses(entry.getKey(), List.copyOf(entry.getValue())))
                .toList());
    }

    void restore(Snapshot snapshot) {
        uses.clear();
        snapshot.uses().forEach(entry -> uses.put(entry.key(), new ArrayList<>(entry.times())));
    }

    /** What is saved of it. */
    public record Snapshot(List<Uses> uses) {}

    /** The times at which a quota was used. */
    public record Uses(Key key, List<Instant> times) {}
}

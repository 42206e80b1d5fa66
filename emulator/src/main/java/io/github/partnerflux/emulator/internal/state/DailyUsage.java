package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was used of the daily quotas, by quota and subject, such as an account in a catalog.
 *
 * <p>Assumption: "per day" is a sliding window of 24 hours, as AWS documents it for the Partner Central Selling API.
 */
public final class DailyUsage {

    private static final Duration WINDOW = Duration.ofDays(1);

    private final Map<Key, List<Instant>> uses = new HashMap<>();

    /** Returns the number of uses within the last 24 hours. */
    public int count(Quota quota, String subject, Instant now) {
        List<Instant> times = uses.get(new Key(quota, subject));
        if (times == null) {
            return 0;
        }
        times.removeIf(time -> !time.isAfter(now.minus(WINDOW)));
        return times.size();
    }

    public void add(Quota quota, String subject, Instant now) {
        uses.computeIfAbsent(new Key(quota, subject), key -> new ArrayList<>()).add(now);
    }

    /** A quota and who or what it applies to. */
    public record Key(Quota quota, String subject) {}
}

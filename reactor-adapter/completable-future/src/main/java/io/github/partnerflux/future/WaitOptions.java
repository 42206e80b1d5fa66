// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.PollerFlux;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a wait: how often it polls, and how long it lasts at most.
 *
 * <pre>{@code
 * WaitOptions options = WaitOptions.defaults().every(Duration.ofMinutes(1)).atMost(Duration.ofDays(7));
 * }</pre>
 *
 * <p>Immutable: each method returns new options.
 */
public final class WaitOptions {

    private static final WaitOptions DEFAULTS = new WaitOptions(null, null);

    private final @Nullable Duration interval;
    private final @Nullable Duration limit;

    private WaitOptions(@Nullable Duration interval, @Nullable Duration limit) {
        this.interval = interval;
        this.limit = limit;
    }

    /**
     * Returns the default options.
     *
     * @return an interval of 2 s at first that doubles up to 1 min, each time shortened or extended at random by up to
     *     20 %, and no limit
     */
    public static WaitOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these options with a constant interval.
     *
     * @param interval the delay between a response and the next poll; more than 0, up to 1 day, as the wait checks
     * @return options with this interval
     */
    public WaitOptions every(Duration interval) {
        return new WaitOptions(interval, limit);
    }

    /**
     * Returns these options with a limit.
     *
     * @param limit the maximum duration of the wait; more than 0, up to 365 days, as the wait checks
     * @return options with this limit
     */
    public WaitOptions atMost(Duration limit) {
        return new WaitOptions(interval, limit);
    }

    /**
     * Applies these options to a wait.
     *
     * @throws IllegalArgumentException if a duration is out of range
     */
    <T> PollerFlux<T> applyTo(PollerFlux<T> wait) {
        PollerFlux<T> withInterval = interval == null ? wait : wait.every(interval);
        return limit == null ? withInterval : withInterval.atMost(limit);
    }
}

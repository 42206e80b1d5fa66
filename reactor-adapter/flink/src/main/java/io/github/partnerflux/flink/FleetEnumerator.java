// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Discovers the accounts of each cycle.
 *
 * <p>A cycle starts by time alone. It depends on no message from a reader, which could be lost in a failure.
 */
abstract class FleetEnumerator implements SplitEnumerator<AccountSplit, EnumeratorState> {

    final SplitEnumeratorContext<AccountSplit> context;
    final @Nullable Duration interval;
    final Deque<AccountSplit> unassigned = new ArrayDeque<>();

    private final AccountDiscovery discovery;
    private final LongSupplier clock;

    private long cycle;
    private long startedAt;

    /**
     * @param context the enumerator's context
     * @param discovery lists the accounts
     * @param interval the time between the starts of two cycles, or {@code null} for a single one
     * @param clock the time in milliseconds since the epoch
     * @param state the state to start from
     */
    FleetEnumerator(
            SplitEnumeratorContext<AccountSplit> context,
            AccountDiscovery discovery,
            @Nullable Duration interval,
            LongSupplier clock,
            EnumeratorState state) {
        this.context = context;
        this.discovery = discovery;
        this.interval = interval;
        this.clock = clock;
        this.cycle = state.cycle();
        this.startedAt = state.startedAt();
        this.unassigned.addAll(state.unassigned());
    }

    @Override
    public final void start() {
        context.metricGroup().setUnassignedSplitsGauge(() -> (long) unassigned.size());
        if (interval != null) {
            context.callAsync(this::discover, this::startCycle, untilNextCycle(interval), interval.toMillis());
        } else if (cycle == 0) {
            context.callAsync(this::discover, this::startCycle);
        }
    }

    private long untilNextCycle(Duration period) {
        return cycle == 0 ? 0 : Math.max(0, startedAt + period.toMillis() - clock.getAsLong());
    }

    /** Called on another thread than the other methods. */
    private Collection<String> discover() throws Exception {
        return new LinkedHashSet<>(
                Objects.requireNonNull(discovery.accounts(), "the accounts of the AccountDiscovery"));
    }

    private void startCycle(@Nullable Collection<String> accounts, @Nullable Throwable failure) {
        if (accounts == null) {
            throw new FlinkRuntimeException("The accounts of the fleet could not be discovered", failure);
        }
        cycle++;
        startedAt = clock.getAsLong();
        discovered(accounts);
    }

    /**
     * Assigns the accounts of a cycle.
     *
     * @param accounts the distinct accounts that exist
     */
    abstract void discovered(Collection<String> accounts);

    /** Returns the number of the cycle that has started last, or 0. */
    final long cycle() {
        return cycle;
    }

    @Override
    public final EnumeratorState snapshotState(long checkpointId) {
        return new EnumeratorState(cycle, startedAt, List.copyOf(unassigned));
    }

    @Override
    public final void close() {
        // Nothing to release: the context ends the calls.
    }
}

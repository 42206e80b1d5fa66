// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of Apache Flink that polls the accounts of a fleet and emits what has changed in the connections of each.
 *
 * <pre>{@code
 * PartnerConnectionChangesSource source = PartnerConnectionsSource.builder()
 *         .accounts(() -> accountIds())
 *         .credentials(account -> roleIn(account))
 *         .request(request -> request.catalog("AWS"))
 *         .watch()
 *         .every(Duration.ofMinutes(15))
 *         .build();
 * DataStream<FleetEvent<ChangeEvent<ConnectionSummary>>> events =
 *         environment.fromSource(source, WatermarkStrategy.noWatermarks(), "changes").uid("changes");
 * }</pre>
 *
 * <ul>
 *   <li><b>Records.</b> A change is a {@link FleetEvent.Item} of {@link ChangeEvent.Added}, {@link ChangeEvent.Changed}
 *       or {@link ChangeEvent.Removed}. A poll of an account ends with {@link ChangeEvent.Synced} and {@link
 *       FleetEvent.Completed}, or, if it fails, with {@link FleetEvent.Failed}, whose error is an {@link
 *       AccountFailedException}: the account is polled again, and neither other accounts nor the job are affected.
 *       {@code items} counts the events of the poll. Records have no timestamps.
 *   <li><b>Snapshots</b> of the accounts are part of Flink's checkpoints, with about 28 bytes for each connection.
 *       Nothing has to be stored: the snapshot of a {@code Synced} is {@link io.github.partnerflux.Snapshot#none()}.
 *   <li><b>Memory.</b> About 28 bytes for each connection of the accounts of a subtask, 75 more while an account is
 *       polled, and the connections that the poll has added or changed, up to 64 or a quarter of the account's.
 *   <li><b>Checkpoints.</b> A checkpoint in the middle of a poll contains the changes that were emitted before it. The
 *       state of operators counts each change exactly once; a sink that is not transactional receives those since the
 *       last checkpoint again. Each account is polled as soon as a job is restored, which may be with another
 *       parallelism.
 *   <li><b>Accounts</b> are discovered again in the interval of {@link Builder#every}. One that was added goes to the
 *       subtask with the fewest accounts, and stays there. One that was removed emits no further events, although a
 *       poll in flight sends its requests, and is new if it is added again.
 *   <li><b>Request.</b> Another request needs another {@code uid}: with the state of a request that lists other
 *       connections, all polls fail. So does the other source: with the state of a {@link PartnerConnectionsSource},
 *       all connections are emitted again.
 *   <li><b>Metrics</b> are named like those of {@link PartnerConnectionsSource}: {@code accountsCompleted} and {@code
 *       accountsFailed} count polls, and {@code accountsOpen} is the number of accounts that are polled or queued.
 *   <li><b>Credentials, limits, backpressure and class loading</b> are as in {@link PartnerConnectionsSource}.
 * </ul>
 */
public final class PartnerConnectionChangesSource
        implements Source<FleetEvent<ChangeEvent<ConnectionSummary>>, AccountSplit, EnumeratorState>,
                ResultTypeQueryable<FleetEvent<ChangeEvent<ConnectionSummary>>> {

    private static final long serialVersionUID = 1L;

    /** What is watched. */
    private final SourceFleet fleet;

    /** The time between two polls of an account. */
    private final Duration interval;

    /** Whether the first poll of an account emits no additions. */
    private final boolean baseline;

    private PartnerConnectionChangesSource(Builder builder) {
        this.fleet = builder.fleet;
        this.interval = builder.interval;
        this.baseline = builder.baseline;
    }

    /**
     * Returns that the source does not end.
     *
     * @return {@code CONTINUOUS_UNBOUNDED}
     */
    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    /**
     * Returns the type of the records, which has a serializer of its own.
     *
     * @return {@link PartnerfluxTypes#fleetEvent} of {@link PartnerfluxTypes#changeEvent} of {@link
     *     PartnerfluxTypes#connectionSummary()}
     */
    @Override
    public TypeInformation<FleetEvent<ChangeEvent<ConnectionSummary>>> getProducedType() {
        return PartnerfluxTypes.fleetEvent(PartnerfluxTypes.changeEvent(PartnerfluxTypes.connectionSummary()));
    }

    /**
     * Creates the enumerator. Called by Flink.
     *
     * @param context the enumerator's context
     * @return the enumerator of a new job
     */
    @Override
    public SplitEnumerator<AccountSplit, EnumeratorState> createEnumerator(
            SplitEnumeratorContext<AccountSplit> context) {
        return restoreEnumerator(context, EnumeratorState.INITIAL);
    }

    /**
     * Restores the enumerator. Called by Flink.
     *
     * @param context the enumerator's context
     * @param state the enumerator's state
     * @return the enumerator of a restored job
     */
    @Override
    public SplitEnumerator<AccountSplit, EnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<AccountSplit> context, EnumeratorState state) {
        return new WatchEnumerator(context, fleet.accounts(), interval, System::currentTimeMillis, state);
    }

    /**
     * Creates a reader. Called by Flink.
     *
     * @param context the reader's context
     * @return the reader of a subtask
     */
    @Override
    public SourceReader<FleetEvent<ChangeEvent<ConnectionSummary>>, AccountSplit> createReader(
            SourceReaderContext context) {
        return new WatchReader(context, fleet, fleet.client(context), interval, baseline);
    }

    /**
     * Returns the serializer of the state of an account. Called by Flink.
     *
     * @return a serializer that reads what earlier versions have written
     */
    @Override
    public SimpleVersionedSerializer<AccountSplit> getSplitSerializer() {
        return new AccountSplitSerializer();
    }

    /**
     * Returns the serializer of the state of the enumerator. Called by Flink.
     *
     * @return a serializer that reads what earlier versions have written
     */
    @Override
    public SimpleVersionedSerializer<EnumeratorState> getEnumeratorCheckpointSerializer() {
        return new EnumeratorStateSerializer();
    }

    /**
     * Builds {@link PartnerConnectionChangesSource}s. Created by {@link PartnerConnectionsSource.Builder#watch()}.
     * Not thread-safe.
     */
    public static final class Builder {

        private static final Duration MIN_INTERVAL = Duration.ofMillis(1);
        private static final Duration MAX_INTERVAL = Duration.ofDays(1);

        private final SourceFleet fleet;
        private Duration interval = Duration.ofMinutes(5);
        private boolean baseline;

        Builder(SourceFleet fleet) {
            this.fleet = fleet;
        }

        /**
         * Sets the interval in which each account is polled, and the accounts are discovered.
         *
         * @param delay the time from the end of a poll of an account to the start of its next poll, from 1 ms to 1 day.
         *     The default is 5 minutes. It should be longer than a discovery takes: discoveries that are late follow
         *     each other without a pause
         * @return this builder
         * @throws IllegalArgumentException if the interval is out of range
         */
        public Builder every(Duration delay) {
            if (delay.compareTo(MIN_INTERVAL) < 0 || delay.compareTo(MAX_INTERVAL) > 0) {
                throw new IllegalArgumentException("every must be from 1 ms to 1 day, but is " + delay);
            }
            interval = delay;
            return this;
        }

        /**
         * Omits the connections that exist when an account is polled for the first time. The default is to emit them as
         * {@link ChangeEvent.Added}.
         *
         * @return this builder
         */
        public Builder baseline() {
            baseline = true;
            return this;
        }

        /**
         * Creates the source.
         *
         * @return a new source, for a single use in a job
         */
        public PartnerConnectionChangesSource build() {
            return new PartnerConnectionChangesSource(this);
        }
    }
}

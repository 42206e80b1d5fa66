// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.flink.SharedClients.SharedClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A source of Apache Flink that lists the connections of a fleet of accounts, each with its own credentials.
 *
 * <pre>{@code
 * PartnerConnectionsSource source = PartnerConnectionsSource.builder()
 *         .accounts(() -> accountIds())
 *         .credentials(account -> roleIn(account))
 *         .request(request -> request.catalog("AWS"))
 *         .cycle(Duration.ofHours(1)) // without it, the source ends once all accounts are listed
 *         .build();
 * DataStream<FleetEvent<ConnectionSummary>> events =
 *         environment.fromSource(source, WatermarkStrategy.noWatermarks(), "connections");
 * }</pre>
 *
 * <p>{@link Builder#watch()} creates a source of their changes instead.
 *
 * <ul>
 *   <li><b>Records.</b> A connection is a {@link FleetEvent.Item}. An account ends with {@link FleetEvent.Completed}
 *       or, if it could not be listed, with {@link FleetEvent.Failed}, whose error is an {@link
 *       AccountFailedException}: it affects neither other accounts nor the job. {@code items} counts all items of the
 *       account in its cycle, and {@code attempts} those since the job was last restored. Records have no
 *       timestamps. If the job assigns some, it cannot align watermarks within a subtask: set {@code
 *       pipeline.watermark-alignment.allow-unaligned-source-splits}.
 *   <li><b>Cycles.</b> In each cycle, the accounts are discovered again and each of them is listed from its start. A
 *       cycle starts at its time even if listings of the last one have not ended: those go on, and an account whose
 *       listings of several cycles have not started is listed once for all of them. The interval should be longer than
 *       a cycle takes: with more than one subtask, an account whose listing has not ended may be listed by another
 *       subtask at the same time, so that the events of its two listings alternate.
 *   <li><b>Parallelism.</b> The subtasks request accounts as they end others. In a cycle, an account is listed by a single
 *       subtask, which emits its events in order; in the next cycle, by any subtask.
 *   <li><b>Checkpoints.</b> Flink's checkpoints contain the {@link io.github.partnerflux.Checkpoint} of each account
 *       that is being listed, and the keys of those that are not yet. State of operators counts each record exactly
 *       once; a sink that is not transactional receives those since the last checkpoint again. A job may be restored
 *       with another parallelism. If the service does not accept the page token any more, the account is listed from
 *       its start again, and its records are repeated.
 *   <li><b>Credentials</b> are resolved on the TaskManagers, and are part of no checkpoint.
 *   <li><b>Limits</b> hold for each subtask, which lists its accounts as {@link FleetFlux} describes. The subtasks on a
 *       TaskManager share a client, whose connections limit them together.
 *   <li><b>Backpressure.</b> Pages are fetched as the task emits records.
 *   <li><b>Metrics</b> of each subtask are {@code accountsOpen}, {@code accountsCompleted}, {@code accountsFailed} and
 *       {@code attemptsThrottled}, besides those of every source.
 *   <li><b>Class loading.</b> A job that bundles this library leaves no threads behind on a TaskManager.
 * </ul>
 */
public final class PartnerConnectionsSource
        implements Source<FleetEvent<ConnectionSummary>, AccountSplit, EnumeratorState>,
                ResultTypeQueryable<FleetEvent<ConnectionSummary>> {

    private static final long serialVersionUID = 1L;

    /** What is listed. */
    private final SourceFleet fleet;

    /** The time between the starts of two cycles, or {@code null} for a single one. */
    private final @Nullable Duration cycle;

    private PartnerConnectionsSource(SourceFleet fleet, @Nullable Duration cycle) {
        this.fleet = fleet;
        this.cycle = cycle;
    }

    /**
     * Creates a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whether the source ends.
     *
     * @return {@code CONTINUOUS_UNBOUNDED} with a {@link Builder#cycle}, or else {@code BOUNDED}
     */
    @Override
    public Boundedness getBoundedness() {
        return cycle == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    /**
     * Returns the type of the records, which has a serializer of its own.
     *
     * @return {@link PartnerfluxTypes#fleetEvent} of {@link PartnerfluxTypes#connectionSummary()}
     */
    @Override
    public TypeInformation<FleetEvent<ConnectionSummary>> getProducedType() {
        return PartnerfluxTypes.fleetEvent(PartnerfluxTypes.connectionSummary());
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
        // A reader requests more accounts when half of its last ones have ended.
        int maxAssigned = Math.max(1, fleet.limits().maxOpen() / 2);
        return new AccountEnumerator(context, fleet.accounts(), cycle, maxAssigned, System::currentTimeMillis, state);
    }

    /**
     * Creates a reader. Called by Flink.
     *
     * @param context the reader's context
     * @return the reader of a subtask
     */
    @Override
    public SourceReader<FleetEvent<ConnectionSummary>, AccountSplit> createReader(SourceReaderContext context) {
        SharedClient shared = fleet.client(context);
        return new ListingReader<>(
                context,
                fleet.credentials(),
                accounts -> fleet.listing(shared.client(), accounts),
                fleet.limits().maxInFlight(),
                shared::release);
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

    /** A builder of {@link PartnerConnectionsSource}s. Not thread-safe. */
    public static final class Builder {

        private static final Duration MIN_CYCLE = Duration.ofMillis(1);

        private ClientFactory clients = PartnerCentralAccountClient::create;
        private @Nullable AccountDiscovery accounts;
        private @Nullable AccountCredentials credentials;
        private @Nullable ListConnectionsRequest request;
        private @Nullable Duration cycle;
        private FleetLimits limits = FleetLimits.DEFAULT;

        private Builder() {}

        /**
         * Sets the factory of the client, which is called once on each TaskManager.
         *
         * <p>Default: {@link PartnerCentralAccountClient#create()}.
         *
         * @param factory the factory
         * @return this builder
         */
        public Builder client(ClientFactory factory) {
            clients = Objects.requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Sets the discovery of the accounts, which is called on the JobManager. Required.
         *
         * @param discovery the discovery
         * @return this builder
         */
        public Builder accounts(AccountDiscovery discovery) {
            accounts = Objects.requireNonNull(discovery, "discovery");
            return this;
        }

        /**
         * Sets the credentials of the accounts, which are resolved on the TaskManagers. Required.
         *
         * @param accountCredentials provides the credentials of an account
         * @return this builder
         */
        public Builder credentials(AccountCredentials accountCredentials) {
            credentials = Objects.requireNonNull(accountCredentials, "accountCredentials");
            return this;
        }

        /**
         * Sets the request for each account. Required.
         *
         * @param listConnections the request, without a {@code nextToken}
         * @return this builder
         * @throws IllegalArgumentException if the request has a {@code nextToken}
         */
        public Builder request(ListConnectionsRequest listConnections) {
            if (listConnections.nextToken() != null) {
                throw new IllegalArgumentException("the request of a fleet must not have a nextToken");
            }
            request = listConnections;
            return this;
        }

        /**
         * Sets the request for each account, as {@link #request(ListConnectionsRequest)} does. Required.
         *
         * @param listConnections configures the request
         * @return this builder
         * @throws IllegalArgumentException if the request violates the service model, or has a {@code nextToken}
         */
        public Builder request(Consumer<ListConnectionsRequest.Builder> listConnections) {
            ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
            listConnections.accept(builder);
            return request(builder.build());
        }

        /**
         * Sets the interval in which the source lists all accounts again.
         *
         * <p>Default: each account is listed once, and then the source ends.
         *
         * @param interval the time from the start of a cycle to the start of the next one, at least 1 ms. It should be
         *     longer than a cycle takes, so that listings of the same account do not overlap,
         *     and than a discovery takes: discoveries that are late follow each other without a pause
         * @return this builder
         * @throws IllegalArgumentException if the interval is too short
         */
        public Builder cycle(Duration interval) {
            if (interval.compareTo(MIN_CYCLE) < 0) {
                throw new IllegalArgumentException("cycle must be at least 1 ms, but is " + interval);
            }
            cycle = interval;
            return this;
        }

        /**
         * Sets the maximum of pages that a subtask fetches concurrently, as {@link FleetFlux#maxInFlight(int)} does.
         *
         * @param pages at least 1; the default is {@value FleetFlux#DEFAULT_MAX_IN_FLIGHT}. All subtasks on a
         *     TaskManager together should have no more than the connections of the client's pool, 128 by default
         * @return this builder
         * @throws IllegalArgumentException if {@code pages} is below 1
         */
        public Builder maxInFlight(int pages) {
            requirePositive("maxInFlight", pages);
            limits = limits.withMaxInFlight(pages);
            return this;
        }

        /**
         * Sets the maximum of accounts that a subtask has started and not ended, as {@link FleetFlux#maxOpen(int)}
         * does.
         *
         * @param number at least 1; the default is {@value FleetFlux#DEFAULT_MAX_OPEN}
         * @return this builder
         * @throws IllegalArgumentException if {@code number} is below 1
         */
        public Builder maxOpen(int number) {
            requirePositive("maxOpen", number);
            limits = limits.withMaxOpen(number);
            return this;
        }

        /**
         * Sets the maximum rate of attempts of each account, as {@link FleetFlux#ratePerAccount(double, int)} does. It
         * starts anew, with a burst, with each listing of the account, and with changes for each poll. The default is
         * no limit.
         *
         * @param perSecond the average number of attempts per second, above 0
         * @param burst the number of attempts that an account may start at once after a pause, at least 1
         * @return this builder
         * @throws IllegalArgumentException if an argument is out of range
         */
        public Builder ratePerAccount(double perSecond, int burst) {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("perSecond must be above 0, but is " + perSecond);
            }
            requirePositive("burst", burst);
            limits = limits.withRatePerAccount(perSecond, burst);
            return this;
        }

        private static void requirePositive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
            }
        }

        /**
         * Creates the source.
         *
         * @return a new source, for a single use in a job
         * @throws IllegalStateException if a required setting is missing
         */
        public PartnerConnectionsSource build() {
            return new PartnerConnectionsSource(fleet(), cycle);
        }

        /**
         * Returns a builder of a source that emits the changes of the connections instead of all connections. Later
         * changes of this builder do not affect it.
         *
         * @return a new builder
         * @throws IllegalStateException if a required setting is missing, or {@link #cycle} is set: the interval is
         *     {@link PartnerConnectionChangesSource.Builder#every}
         */
        public PartnerConnectionChangesSource.Builder watch() {
            if (cycle != null) {
                throw new IllegalStateException("cycle must not be set for changes: set every after watch()");
            }
            return new PartnerConnectionChangesSource.Builder(fleet());
        }

        private SourceFleet fleet() {
            return new SourceFleet(
                    UUID.randomUUID().toString(),
                    clients,
                    required("accounts", accounts),
                    required("credentials", credentials),
                    required("request", request),
                    limits);
        }

        private static <T> T required(String name, @Nullable T value) {
            if (value == null) {
                throw new IllegalStateException(name + " must be set");
            }
            return value;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job that materialises the connections of each account from their changes, in keyed state, and counts the changes of
 * each connection. It publishes both to the test at the end of each poll.
 */
final class ChangesJob {

    /**
     * An account after a poll.
     *
     * @param connections its connections by their IDs
     * @param changes the number of changes by kind and ID, such as {@code Added pac-1}
     */
    record Account(Map<String, ConnectionSummary> connections, Map<String, Integer> changes) {}

    private static final Map<String, Account> ACCOUNTS = new HashMap<>();

    private ChangesJob() {}

    static void reset() {
        ListingJob.reset();
        forget();
    }

    private static void forget() {
        synchronized (ACCOUNTS) {
            ACCOUNTS.clear();
        }
    }

    static Map<String, Map<String, Integer>> awaitAsListed(PartnerCentralEmulator emulator)
            throws InterruptedException {
        return awaitAsListed(emulator.endpoint(), EmulatedFleet.keys(emulator));
    }

    /** Waits until the accounts are as the emulator lists them, and returns the numbers of changes of each. */
    static Map<String, Map<String, Integer>> awaitAsListed(URI endpoint, List<String> keys)
            throws InterruptedException {
        Map<String, Map<String, ConnectionSummary>> listed = EmulatedFleet.listed(endpoint, keys);
        Map<String, Map<String, Integer>> changes = new HashMap<>();
        await("as listed", () -> {
            Map<String, Map<String, ConnectionSummary>> connections = new HashMap<>();
            ACCOUNTS.forEach((key, account) -> {
                connections.put(key, account.connections());
                changes.put(key, account.changes());
            });
            return connections.equals(listed);
        });
        return changes;
    }

    /** Waits until an account is polled again. */
    static void awaitPoll(String account) throws InterruptedException {
        synchronized (ACCOUNTS) {
            ACCOUNTS.remove(account);
        }
        await("polled", () -> ACCOUNTS.containsKey(account));
    }

    private static void await(String state, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + EmulatedFleet.TIMEOUT.toNanos();
        synchronized (ACCOUNTS) {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("not " + state + ", but " + ACCOUNTS);
                }
                ACCOUNTS.wait(left);
            }
        }
    }

    static JobGraph graph(PartnerConnectionChangesSource source, int parallelism, Path checkpoints) {
        StreamExecutionEnvironment environment = ListingJob.environment(parallelism, checkpoints);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "changes")
                .uid("changes")
                .keyBy(FleetEvent::account, Types.STRING)
                .process(new Materialize(), Types.STRING)
                .uid("materialize")
                .sinkTo(new DiscardingSink<>());
        return environment.getStreamGraph().getJobGraph();
    }

    private static final class Materialize extends ListingJob.Receiver<ChangeEvent<ConnectionSummary>> {

        private static final long serialVersionUID = 1L;

        private transient MapState<String, ConnectionSummary> connections;
        private transient MapState<String, Integer> changes;

        @Override
        public void open(OpenContext context) throws Exception {
            super.open(context);
            // What was published after the checkpoint that is restored did not happen.
            forget();
            connections = getRuntimeContext()
                    .getMapState(new MapStateDescriptor<>(
                            "connections", Types.STRING, PartnerfluxTypes.connectionSummary()));
            changes = getRuntimeContext().getMapState(new MapStateDescriptor<>("changes", Types.STRING, Types.INT));
        }

        @Override
        void process(FleetEvent<ChangeEvent<ConnectionSummary>> event, Context context) throws Exception {
            if (!(event instanceof Item<ChangeEvent<ConnectionSummary>> item)) {
                return;
            }
            ChangeEvent<ConnectionSummary> change = item.item();
            if (change instanceof Added<ConnectionSummary> added) {
                put(added.item());
                count("Added", added.item().id());
            } else if (change instanceof Changed<ConnectionSummary> changed) {
                put(changed.item());
                count("Changed", changed.item().id());
            } else if (change instanceof Removed<ConnectionSummary> removed) {
                connections.remove(removed.id());
                count("Removed", removed.id());
            } else if (change instanceof Synced) {
                publish(event.account());
            }
        }

        private void put(ConnectionSummary connection) throws Exception {
            connections.put(connection.id(), connection);
        }

        private void count(String change, String id) throws Exception {
            String key = change + " " + id;
            Integer count = changes.get(key);
            changes.put(key, count == null ? 1 : count + 1);
        }

        private void publish(String account) throws Exception {
            Account state = new Account(new HashMap<>(), new HashMap<>());
            connections.entries().forEach(entry -> state.connections().put(entry.getKey(), entry.getValue()));
            changes.entries().forEach(entry -> state.changes().put(entry.getKey(), entry.getValue()));
            synchronized (ACCOUNTS) {
                ACCOUNTS.put(account, state);
                ACCOUNTS.notifyAll();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.model.ConnectionSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * A job that counts, in keyed state, how often it receives each connection of each account, and publishes the counts to
 * the test: those of an account when it ends, and all of them when the job ends.
 */
final class ListingJob {

    /** How often each connection of an account has been received, by account. */
    static final Map<String, Map<String, Integer>> LISTED = new ConcurrentHashMap<>();

    static final Map<String, Failed<ConnectionSummary>> FAILED = new ConcurrentHashMap<>();

    private static final AtomicInteger ITEMS = new AtomicInteger();
    private static final AtomicInteger STARTS = new AtomicInteger();

    private static volatile boolean failing;
    private static volatile CountDownLatch checkpoints = new CountDownLatch(0);

    private ListingJob() {}

    static void reset() {
        LISTED.clear();
        FAILED.clear();
        ITEMS.set(0);
        STARTS.set(0);
        failing = false;
    }

    /** Lets the job fail once, when a checkpoint that contains items is complete. */
    static void failAfterCheckpoint() {
        failing = true;
    }

    static boolean hasFailed() {
        return !failing;
    }

    /** Waits for a checkpoint that contains items which have not been received yet. */
    static void awaitCheckpoint() throws InterruptedException {
        checkpoints = new CountDownLatch(1);
        if (!checkpoints.await(EmulatedFleet.TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("there was no checkpoint");
        }
    }

    /** Waits until an account has been listed since the last call of {@link #reset}. */
    static void awaitListed(String account) throws InterruptedException {
        long deadline = System.nanoTime() + EmulatedFleet.TIMEOUT.toNanos();
        synchronized (LISTED) {
            while (!LISTED.containsKey(account)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(account + " was not listed, but " + LISTED.keySet());
                }
                LISTED.wait(left);
            }
        }
    }

    /** The number of items received, repeated ones included. */
    static int items() {
        return ITEMS.get();
    }

    /** The number of subtasks that have started. */
    static int starts() {
        return STARTS.get();
    }

    static JobGraph graph(PartnerConnectionsSource source, int parallelism, Path checkpoints) {
        StreamExecutionEnvironment environment = environment(parallelism, checkpoints);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "connections")
                .uid("connections")
                .keyBy(FleetEvent::account, Types.STRING)
                .process(new Count(), Types.STRING)
                .uid("count")
                .sinkTo(new DiscardingSink<>());
        return environment.getStreamGraph().getJobGraph();
    }

    /** Takes checkpoints all the time, and restarts jobs that fail. */
    static StreamExecutionEnvironment environment(int parallelism, Path checkpoints) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(
                CheckpointingOptions.SAVEPOINT_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    /**
     * Receives the events of a source, and fails when the test says so.
     *
     * @param <T> the type of the items
     */
    abstract static class Receiver<T> extends KeyedProcessFunction<String, FleetEvent<T>, String>
            implements CheckpointListener {

        private static final long serialVersionUID = 1L;

        private static final int ITEMS_BEFORE_FAILURE = 100;

        @Override
        public void open(OpenContext context) throws Exception {
            STARTS.incrementAndGet();
        }

        @Override
        public final void processElement(FleetEvent<T> event, Context context, Collector<String> out) throws Exception {
            if (event instanceof Item) {
                ITEMS.incrementAndGet();
            }
            process(event, context);
        }

        abstract void process(FleetEvent<T> event, Context context) throws Exception;

        @Override
        public final void notifyCheckpointComplete(long id) {
            if (ITEMS.get() < ITEMS_BEFORE_FAILURE) {
                return;
            }
            checkpoints.countDown();
            if (failing) {
                failing = false;
                throw new IllegalStateException("fails once, in the middle of the listing");
            }
        }
    }

    private static final class Count extends Receiver<ConnectionSummary> {

        private static final long serialVersionUID = 1L;

        /** Before the watermark at the end of the input. */
        private static final long END = Long.MAX_VALUE - 1;

        private transient MapState<String, Integer> counts;

        @Override
        public void open(OpenContext context) throws Exception {
            super.open(context);
            counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", Types.STRING, Types.INT));
        }

        @Override
        void process(FleetEvent<ConnectionSummary> event, Context context) throws Exception {
            if (event instanceof Item<ConnectionSummary> item) {
                context.timerService().registerEventTimeTimer(END);
                String id = item.item().id();
                Integer count = counts.get(id);
                counts.put(id, count == null ? 1 : count + 1);
            } else if (event instanceof Completed) {
                publish(event.account());
            } else if (event instanceof Failed<ConnectionSummary> failed) {
                FAILED.put(event.account(), failed);
            }
        }

        /** Called for each account when a bounded job ends, also for those that had ended before it was restored. */
        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            publish(context.getCurrentKey());
        }

        private void publish(String account) throws Exception {
            Map<String, Integer> copy = new TreeMap<>();
            for (Map.Entry<String, Integer> entry : counts.entries()) {
                copy.put(entry.getKey(), entry.getValue());
            }
            synchronized (LISTED) {
                LISTED.put(account, copy);
                LISTED.notifyAll();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Drives a source's reader as a task does, and records what it emits and requests.
 *
 * @param <T> the type of the items
 */
final class FakeReader<T> implements AutoCloseable {

    final List<FleetEvent<T>> emitted = new ArrayList<>();

    /** The splits with an output that has not been released. */
    final Set<String> outputs = new HashSet<>();

    /** What has been sent to the enumerator. */
    final List<SourceEvent> sent = new ArrayList<>();

    int requests;

    private final Counter numRecordsIn = new SimpleCounter();

    private final SourceReader<FleetEvent<T>, AccountSplit> reader;
    private final Output output = new Output();

    FakeReader(Source<FleetEvent<T>, AccountSplit, ?> source) {
        try {
            reader = source.createReader(new Context());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    SourceReader<FleetEvent<T>, AccountSplit> reader() {
        return reader;
    }

    long numRecordsIn() {
        return numRecordsIn.getCount();
    }

    List<AccountSplit> snapshot() {
        return reader.snapshotState(1);
    }

    /** Polls until that many events have been emitted. */
    void emit(int events) throws Exception {
        while (emitted.size() < events) {
            if (poll() == InputStatus.END_OF_INPUT) {
                throw new AssertionError("ended after " + emitted.size() + " events");
            }
        }
    }

    /** Polls until the reader ends. */
    void emitAll() throws Exception {
        while (poll() != InputStatus.END_OF_INPUT) {
            // Goes on.
        }
    }

    private InputStatus poll() throws Exception {
        InputStatus status = reader.pollNext(output);
        if (status == InputStatus.NOTHING_AVAILABLE) {
            reader.isAvailable().get(EmulatedFleet.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
        return status;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private final class Output implements ReaderOutput<FleetEvent<T>> {

        @Override
        public void collect(FleetEvent<T> event) {
            emitted.add(event);
        }

        @Override
        public SourceOutput<FleetEvent<T>> createOutputForSplit(String splitId) {
            outputs.add(splitId);
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            if (!outputs.remove(splitId)) {
                throw new IllegalStateException("there is no output for " + splitId);
            }
        }

        @Override
        public void collect(FleetEvent<T> event, long timestamp) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markIdle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markActive() {
            throw new UnsupportedOperationException();
        }
    }

    /** Returns a metric group of which one method returns another value. */
    private static <G> G override(Class<G> type, G group, String method, Object value) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) ->
                        called.getName().equals(method) ? value : called.invoke(group, arguments)));
    }

    private final class Context implements SourceReaderContext {

        @Override
        public SourceReaderMetricGroup metricGroup() {
            SourceReaderMetricGroup metrics = UnregisteredMetricsGroup.createSourceReaderMetricGroup();
            OperatorIOMetricGroup records = override(
                    OperatorIOMetricGroup.class, metrics.getIOMetricGroup(), "getNumRecordsInCounter", numRecordsIn);
            return override(SourceReaderMetricGroup.class, metrics, "getIOMetricGroup", records);
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "localhost";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public void sendSplitRequest() {
            requests++;
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {
            sent.add(event);
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(FakeReader.class.getClassLoader());
        }
    }
}

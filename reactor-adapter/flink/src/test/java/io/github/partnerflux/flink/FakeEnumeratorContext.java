// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Records what an enumerator does, and runs its timer when the test calls {@link #tick}. */
final class FakeEnumeratorContext implements SplitEnumeratorContext<AccountSplit> {

    final Map<Integer, List<AccountSplit>> assigned = new TreeMap<>();
    final Map<Integer, List<SourceEvent>> sent = new TreeMap<>();
    final List<Integer> finished = new ArrayList<>();
    final List<Long> delays = new ArrayList<>();

    private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
    private final int parallelism;
    private Runnable timer = () -> {
        throw new AssertionError("nothing is scheduled");
    };

    FakeEnumeratorContext(int parallelism) {
        this.parallelism = parallelism;
        for (int subtask = 0; subtask < parallelism; subtask++) {
            register(subtask);
        }
    }

    void register(int subtask) {
        readers.put(subtask, new ReaderInfo(subtask, "localhost"));
    }

    void fail(int subtask) {
        readers.remove(subtask);
    }

    /** Runs what is due now. */
    void tick() {
        timer.run();
    }

    /** Returns the accounts that have been assigned to a subtask since the last call. */
    List<String> take(int subtask) {
        List<AccountSplit> splits = assigned.remove(subtask);
        return splits == null
                ? List.of()
                : splits.stream().map(AccountSplit::account).toList();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        delays.add(0L);
        timer = () -> {
            T result;
            try {
                result = callable.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return;
            }
            handler.accept(result, null);
        };
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
        callAsync(callable, handler);
        delays.set(delays.size() - 1, initialDelay);
        delays.add(period);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return Collections.unmodifiableMap(readers);
    }

    @Override
    public void assignSplits(SplitsAssignment<AccountSplit> assignment) {
        assignment.assignment().forEach((subtask, splits) -> {
            if (!readers.containsKey(subtask)) {
                throw new IllegalArgumentException("subtask " + subtask + " is not registered");
            }
            assigned.computeIfAbsent(subtask, key -> new ArrayList<>()).addAll(splits);
        });
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        finished.add(subtask);
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        sent.computeIfAbsent(subtask, key -> new ArrayList<>()).add(event);
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        runnable.run();
    }
}

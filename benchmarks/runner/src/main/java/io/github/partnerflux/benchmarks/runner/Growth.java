// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.Load;
import io.github.partnerflux.benchmarks.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sizes with which the cost may grow. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
enum Growth {
    CONNECTIONS("connections in one listing", List.of(1_000, 10_000, 100_000, 1_000_000)) {
        @Override
        Load load(int size) {
            return repeated(Workload.DRAIN, size, 1, Contestant.PAGE_SIZE);
        }
    },
    LISTINGS("concurrent listings of 1,000 connections", List.of(1, 10, 100, 1_000)) {
        @Override
        Load load(int size) {
            return repeated(Workload.FLEET, 1_000, size, Contestant.PAGE_SIZE);
        }
    },
    PAGE_SIZE("connections in a page, 64 listings", List.of(1, 2, 5, 10, 25, 100)) {
        @Override
        Load load(int size) {
            return repeated(Workload.FLEET, 100, Workload.ACCOUNTS, size);
        }
    };

    /**
     * The cost of one contestant at one size.
     *
     * @param axis what grows
     * @param size its size
     * @param contestant the contestant
     * @param cpuMicros the CPU time per connection
     * @param heapMegabytes the live heap in the middle of the listings
     */
    record Point(Growth axis, int size, ContestantProcess contestant, double cpuMicros, double heapMegabytes) {}

    // The system counts CPU time in steps of 10 ms: a round must be many of them.
    private static final long CONNECTIONS_PER_ROUND = 50_000;
    private static final long REQUESTS_PER_ROUND = 6_400;

    static final List<ContestantProcess> CONTESTANTS =
            List.of(ContestantProcess.PARTNERFLUX, ContestantProcess.LIMIT, ContestantProcess.SDK_NETTY);

    private final String label;
    private final List<Integer> sizes;

    Growth(String label, List<Integer> sizes) {
        this.label = label;
        this.sizes = sizes;
    }

    String label() {
        return label;
    }

    /** Returns the first part of the names of the axis's images. */
    String fileName() {
        return "growth-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Integer> sizes() {
        return sizes;
    }

    abstract Load load(int size);

    private static Load repeated(Workload workload, int connections, int accounts, int pageSize) {
        long items = (long) connections * accounts;
        long requests = (long) accounts * ((connections + pageSize - 1) / pageSize);
        long repeats = Math.max(1, Math.min(CONNECTIONS_PER_ROUND / items, REQUESTS_PER_ROUND / requests));
        return new Load(workload, connections, accounts, pageSize, (int) repeats, false);
    }

    /** Measures all sizes. */
    List<Point> measure(Contest contest, Schedule schedule, Progress progress) {
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            progress.report("  " + size + " " + label);
            Map<ContestantProcess, List<Contest.Round>> rounds = contest.run(load(size), CONTESTANTS, schedule);
            Map<ContestantProcess, List<Contest.Round>> heaps =
                    contest.run(load(size).withHeap(), CONTESTANTS, Schedule.of(1));
            rounds.forEach((contestant, list) -> {
                if (heaps.containsKey(contestant)) {
                    double heap = heaps.get(contestant).get(0).client().liveHeapBytes() / Benchmarks.MEGABYTE;
                    points.add(new Point(this, size, contestant, Contest.cpuMicrosPerItem(list), heap));
                }
            });
        }
        return points;
    }
}

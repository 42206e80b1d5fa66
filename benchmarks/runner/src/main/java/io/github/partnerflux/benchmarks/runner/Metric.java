// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

/** A measured value of a workload. */
enum Metric {
    DRAIN_CPU("W1 drain", "CPU µs per item"),
    DRAIN_ALLOCATED("W1 drain", "bytes allocated per item"),
    FLEET_WALL("W2 fleet of 64 accounts", "ms per round"),
    FLEET_CPU("W2 fleet of 64 accounts", "CPU µs per item"),
    FLEET_ALLOCATED("W2 fleet of 64 accounts", "bytes allocated per item"),
    FLEET_MEMORY("W2 fleet of 64 accounts", "peak resident MB"),
    FLEET_IDLE_HEAP("W2 fleet, idle again", "live heap MB"),
    SLOW_CONSUMER_WALL("W3 slow consumer", "ms (ideal 520)"),
    SLOW_CONSUMER_HIDDEN("W3 slow consumer", "share of latency hidden (ideal 1)"),
    SLOW_CONSUMER_AHEAD_WALL("W3 slow consumer, a page ahead", "ms (ideal 520)"),
    COLD_FIRST_ITEM(Lineup.COLD_STARTS, "W4 cold start", "ms to first item"),
    COLD_CLOSED(Lineup.COLD_STARTS, "W4 cold start", "ms to closed"),
    COLD_FIRST_ITEM_ARCHIVED(Lineup.COLD_STARTS, "W4 cold start, class archive", "ms to first item"),
    COLD_CLOSED_ARCHIVED(Lineup.COLD_STARTS, "W4 cold start, class archive", "ms to closed"),
    PEEK_REQUESTS("W5 peek of 10 items", "requests"),
    THROTTLED_WALL("W6 one in five throttled", "s"),
    THROTTLED_BACKOFF("W6 one in five throttled", "s of it backing off"),
    SMALL_PAGES_CPU("W7 fleet, pages of 2 items", "CPU µs per page"),
    LIMITED_FLEET_WALL(Lineup.FLEETS, "W8 fleet of 2,000 limited accounts", "s"),
    LIMITED_FLEET_COMPLETED(Lineup.FLEETS, "W8 fleet of 2,000 limited accounts", "accounts completed"),
    LIMITED_FLEET_THROTTLED(Lineup.FLEETS, "W8 fleet of 2,000 limited accounts", "% of responses throttled"),
    LIMITED_FLEET_CPU(Lineup.FLEETS, "W8 fleet of 2,000 limited accounts", "CPU s of a new JVM"),
    LIMITED_FLEET_HEAP(Lineup.FLEETS, "W8 fleet of 2,000 limited accounts", "live heap MB"),
    UNCHANGED_CPU(Lineup.WATCH, "W9 watch of unchanged connections", "CPU µs per item"),
    UNCHANGED_ALLOCATED(Lineup.WATCH, "W9 watch of unchanged connections", "bytes allocated per item");

    private final Lineup lineup;
    private final String workload;
    private final String unit;

    Metric(String workload, String unit) {
        this(Lineup.CLIENTS, workload, unit);
    }

    Metric(Lineup lineup, String workload, String unit) {
        this.lineup = lineup;
        this.workload = workload;
        this.unit = unit;
    }

    Lineup lineup() {
        return lineup;
    }

    String workload() {
        return workload;
    }

    String unit() {
        return unit;
    }
}

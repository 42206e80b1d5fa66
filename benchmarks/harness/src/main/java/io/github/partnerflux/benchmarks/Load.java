// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

/**
 * A workload and its size.
 *
 * @param workload the workload
 * @param connections the number of connections that each account has
 * @param accounts the number of accounts that are listed at once
 * @param pageSize the number of connections in a page, from 1 to 100
 * @param repeats the number of times that the workload runs in a round
 * @param heap whether to measure the live heap in the middle of a round, which makes the round slower
 */
public record Load(Workload workload, int connections, int accounts, int pageSize, int repeats, boolean heap) {

    private static final int MAX_PAGE_SIZE = 100;
    private static final String SEPARATOR = " ";

    /** Creates a load of which a page has from 1 to 100 connections. */
    public Load {
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pageSize must be from 1 to " + MAX_PAGE_SIZE + ", but is " + pageSize);
        }
    }

    /** Returns the line that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.join(
                SEPARATOR,
                workload.name(),
                String.valueOf(connections),
                String.valueOf(accounts),
                String.valueOf(pageSize),
                String.valueOf(repeats),
                String.valueOf(heap));
    }

    /** Parses a line that {@link #toString()} returned. */
    public static Load parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new Load(
                Workload.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Boolean.parseBoolean(parts[5]));
    }

    /** Returns the same load once in a round, with the live heap measured. */
    public Load withHeap() {
        return new Load(workload, connections, accounts, pageSize, 1, true);
    }

    /** Returns the number of connections of all accounts, in one run. */
    public long items() {
        return (long) connections * accounts;
    }
}

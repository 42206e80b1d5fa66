// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.examples.pipeline.Change.Kind;

/** What a cycle, in which each account is polled once, has stored. */
record Cycle(int accounts, long added, long changed, long removed, int failed) {

    static final Cycle EMPTY = new Cycle(0, 0, 0, 0, 0);

    Cycle plus(Poll poll) {
        if (poll instanceof Poll.Succeeded succeeded) {
            return new Cycle(
                    accounts + 1,
                    added + count(succeeded, Kind.ADDED),
                    changed + count(succeeded, Kind.CHANGED),
                    removed + count(succeeded, Kind.REMOVED),
                    failed);
        }
        return new Cycle(accounts + 1, added, changed, removed, failed + 1);
    }

    private static long count(Poll.Succeeded poll, Kind kind) {
        return poll.changes().stream().filter(change -> change.kind() == kind).count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.util.List;

/**
 * The state of a {@link FleetEnumerator} in a checkpoint.
 *
 * @param cycle the number of the cycle that has started last, or 0
 * @param startedAt when it has started, in milliseconds since the epoch
 * @param unassigned the accounts that no reader has, in the order in which they will be assigned
 */
record EnumeratorState(long cycle, long startedAt, List<AccountSplit> unassigned) {

    static final EnumeratorState INITIAL = new EnumeratorState(0, 0, List.of());
}

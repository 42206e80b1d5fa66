// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An account that is watched. Its snapshot contains each change that has been emitted, also in the middle of a poll, so
 * that a restored job emits no change again.
 */
final class WatchedAccount extends OpenAccount<ChangeEvent<ConnectionSummary>> {

    /** The minimum number of additions that are folded together, since folding copies the snapshot. */
    private static final int ADDED_AT_ONCE = 64;

    private final ListConnectionsRequest request;
    private Snapshot snapshot;

    /** The connections that were added or changed since the snapshot, by their IDs. */
    private final Map<String, ConnectionSummary> listed = new HashMap<>();

    /** The IDs of the connections that were removed since the snapshot. */
    private final Set<String> removed = new HashSet<>();

    WatchedAccount(AccountSplit split, ListConnectionsRequest request) {
        super(split);
        this.request = request;
        this.snapshot = split.snapshot();
    }

    @Override
    FleetEvent.Item<ChangeEvent<ConnectionSummary>> advance(FleetEvent.Item<ChangeEvent<ConnectionSummary>> item) {
        ChangeEvent<ConnectionSummary> change = item.item();
        if (change instanceof Synced<ConnectionSummary> synced) {
            setSnapshot(synced.snapshot());
            return new FleetEvent.Item<>(key(), new Synced<>(Snapshot.none(), synced.listed()), item.next());
        }
        if (change instanceof Added<ConnectionSummary> added) {
            list(added.item());
        } else if (change instanceof Changed<ConnectionSummary> changed) {
            list(changed.item());
        } else if (change instanceof Removed<ConnectionSummary> removal) {
            listed.remove(removal.id());
            removed.add(removal.id());
        }
        return item;
    }

    private void list(ConnectionSummary connection) {
        removed.remove(connection.id());
        listed.put(connection.id(), connection);
        if (listed.size() >= Math.max(ADDED_AT_ONCE, snapshot.size() / 4)) {
            fold();
        }
    }

    private void fold() {
        setSnapshot(snapshot.after(request, listed.values(), removed));
    }

    private void setSnapshot(Snapshot other) {
        snapshot = other;
        listed.clear();
        removed.clear();
    }

    @Override
    Checkpoint next() {
        return Checkpoint.start();
    }

    /** Returns what is known after the last emitted change. */
    Snapshot snapshot() {
        // Without changes, it may be that of another request, which the poll then fails for.
        if (!listed.isEmpty() || !removed.isEmpty()) {
            fold();
        }
        return snapshot;
    }

    @Override
    AccountSplit toSplit() {
        return AccountSplit.watched(key(), cycle(), snapshot());
    }
}

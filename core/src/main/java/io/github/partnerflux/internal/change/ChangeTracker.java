// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares a listing with a snapshot: first each item that is listed, then each one that is missing. Not thread-safe.
 */
public final class ChangeTracker {

    /** How an item differs from the snapshot, or from the same item earlier in the listing. */
    public enum Difference {
        NONE,
        ADDED,
        CHANGED
    }

    /** So many items are added to the table at once, or a quarter of it if that is more: each time, it is copied. */
    private static final int ADDED_AT_ONCE = 256;

    private final String from;

    private final Fingerprint fingerprint = new Fingerprint();

    private FingerprintTable known;

    /** Items that are not in the table yet. */
    private final Map<String, Long> added = new HashMap<>();

    /** Indexes of the table, which is complete by then. */
    private final BitSet removed = new BitSet();

    private long listed;
    private boolean changed;

    /** Starts a comparison with the snapshot of a text, which must be valid. */
    public ChangeTracker(String snapshot) {
        this.from = snapshot;
        this.known = SnapshotText.read(snapshot);
    }

    /** Returns what computes the fingerprints of items. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Compares an item that is listed. */
    public Difference list(String id, long fingerprint) {
        int index = known.find(id.getBytes(StandardCharsets.UTF_8));
        return index < 0 ? listNew(id, fingerprint) : listKnown(index, fingerprint);
    }

    private Difference listKnown(int index, long fingerprint) {
        if (known.mark(index)) {
            listed++;
        }
        if (known.fingerprint(index) == fingerprint) {
            return Difference.NONE;
        }
        known.setFingerprint(index, fingerprint);
        changed = true;
        return Difference.CHANGED;
    }

    private Difference listNew(String id, long fingerprint) {
        Long previous = added.put(id, fingerprint);
        if (previous != null) {
            return previous == fingerprint ? Difference.NONE : Difference.CHANGED;
        }
        listed++;
        if (added.size() >= Math.max(ADDED_AT_ONCE, known.size() / 4)) {
            completeTable();
        }
        return Difference.ADDED;
    }

    private void completeTable() {
        if (!added.isEmpty()) {
            known = known.with(added);
            added.clear();
            changed = true;
        }
    }

    /** Returns the number of distinct items that were listed. */
    public long listed() {
        return listed;
    }

    /**
     * Returns the index of the next item that a complete listing lacks.
     *
     * @param from the index to start from
     * @return an index, or -1 if there is none
     */
    public int nextMissing(int from) {
        completeTable();
        int index = known.nextUnmarked(from);
        return index < known.size() ? index : -1;
    }

    /** Returns the ID of an item that is missing. */
    public String id(int missing) {
        return known.id(missing);
    }

    /** Removes an item that is missing; any other one stays as it was. */
    public void remove(int missing) {
        removed.set(missing);
        changed = true;
    }

    /** Removes an item, if it is known, after all others have been listed. */
    public void remove(String id) {
        completeTable();
        int index = known.find(id.getBytes(StandardCharsets.UTF_8));
        if (index >= 0) {
            remove(index);
        }
    }

    /** Returns the number of items that are known by now. */
    public int size() {
        completeTable();
        return known.size() - removed.cardinality();
    }

    /** Returns the text of a snapshot of all items that are known by now. */
    public String snapshot(long scope) {
        completeTable();
        if (!changed && !from.equals(SnapshotText.NONE)) {
            return from;
        }
        return SnapshotText.write(scope, known, removed);
    }
}

package io.github.partnerflux.internal.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The fingerprints of items by their ids, sorted by id, each with a mark. Compact, because a fleet has many of them: 12
 * bytes and the id for an item.
 */
final class FingerprintTable {

    private final byte[] ids;
    private final int[] ends;
    private final long[] fingerprints;
    private final BitSet marks;
    private int size;

    private FingerprintTable(int items, int idBytes) {
        this.ids = new byte[idBytes];
        this.ends = new int[items];
        this.fingerprints = new long[items];
        this.marks = new BitSet(items);
    }

    /**
     * Creates an empty table, to which items are added in the order of their ids.
     *
     * @param items the number of items
     * @param idBytes the sum of the lengths of their ids
     */
    static FingerprintTable ofSize(int items, int idBytes) {
        return new FingerprintTable(items, idBytes);
    }

    private void add(byte[] id, long fingerprint) {
        add(id, 0, id.length, fingerprint);
    }

    /**
     * Adds an item that a buffer contains.
     *
     * @param shared how many bytes its id has in common with the one before it
     * @param rest how many further ones follow in the buffer, before the fingerprint
     */
    void read(int shared, int rest, ByteBuffer source) {
        int start = start(size);
        System.arraycopy(ids, start(Math.max(size - 1, 0)), ids, start, shared);
        source.get(ids, start + shared, rest);
        ends[size] = start + shared + rest;
        fingerprints[size] = source.getLong();
        size++;
    }

    private void add(byte[] source, int from, int to, long fingerprint) {
        int start = start(size);
        System.arraycopy(source, from, ids, start, to - from);
        ends[size] = start + to - from;
        fingerprints[size] = fingerprint;
        size++;
    }

    int size() {
        return size;
    }

    int idBytes() {
        return start(size);
    }

    /** Returns the index of an id, or a negative number. */
    int find(byte[] id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, id);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    String id(int index) {
        return new String(ids, start(index), length(index), StandardCharsets.UTF_8);
    }

    int length(int index) {
        return ends[index] - start(index);
    }

    /** Returns how many bytes two ids have in common at their start. */
    int shared(int index, int other) {
        int mismatch = Arrays.mismatch(ids, start(index), ends[index], ids, start(other), ends[other]);
        return mismatch < 0 ? length(index) : mismatch;
    }

    /** Writes an item without the bytes that its id has in common with another one. */
    void write(int index, int shared, ByteBuffer target) {
        target.put(ids, start(index) + shared, length(index) - shared).putLong(fingerprints[index]);
    }

    long fingerprint(int index) {
        return fingerprints[index];
    }

    void setFingerprint(int index, long fingerprint) {
        fingerprints[index] = fingerprint;
    }

    /** Returns whether the item had no mark before. */
    boolean mark(int index) {
        boolean first = !marks.get(index);
        marks.set(index);
        return first;
    }

    /** Returns the index of the first item without a mark from an index on, or the size. */
    int nextUnmarked(int from) {
        return Math.min(marks.nextClearBit(from), size);
    }

    /** Returns a table that has other items as well, which are marked. Their ids must not be in this one. */
    FingerprintTable with(Map<String, Long> others) {
        List<Map.Entry<byte[], Long>> sorted = others.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey().getBytes(StandardCharsets.UTF_8), entry.getValue()))
                .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
                .toList();
        int otherBytes =
                sorted.stream().mapToInt(entry -> entry.getKey().length).sum();
        FingerprintTable merged = ofSize(size + sorted.size(), idBytes() + otherBytes);
        int index = 0;
        for (Map.Entry<byte[], Long> other : sorted) {
            byte[] id = other.getKey();
            for (; index < size && compare(index, id) < 0; index++) {
                merged.addFrom(this, index);
            }
            merged.add(id, other.getValue());
            merged.mark(merged.size - 1);
        }
        for (; index < size; index++) {
            merged.addFrom(this, index);
        }
        return merged;
    }

    private int compare(int index, byte[] id) {
        return Arrays.compareUnsigned(ids, start(index), ends[index], id, 0, id.length);
    }

    private void addFrom(FingerprintTable other, int index) {
        add(other.ids, other.start(index), other.ends[index], other.fingerprints[index]);
        if (other.marks.get(index)) {
            mark(size - 1);
        }
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}

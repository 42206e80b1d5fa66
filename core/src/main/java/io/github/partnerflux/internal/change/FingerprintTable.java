// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The fingerprints of items by their ids, sorted by id, each with a mark. Compact, because a fleet has many of them: at
 * most 28 bytes and the id for an item.
 */
final class FingerprintTable {

    /** Spreads hashes over the highest bits: 2^32 divided by the golden ratio. */
    private static final int MIXER = 0x9E3779B9;

    private final byte[] ids;
    private final int[] ends;
    private final long[] fingerprints;
    private final BitSet marks;
    private int size;

    /**
     * The indexes by the hash of the id, each one higher: far faster than a search in the ids. Filled by the
     * first search.
     */
    private int[] slots = {};

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
        if (slots.length == 0) {
            slots = fillSlots();
        }
        int slot = slot(slots, id, 0, id.length);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (Arrays.equals(ids, start(index), ends[index], id, 0, id.length)) {
                return index;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** At most half of the slots are taken, so that a search ends soon. */
    private int[] fillSlots() {
        int[] filled = new int[Math.max(2, Integer.highestOneBit(size) * 4)];
        for (int index = 0; index < size; index++) {
            int slot = slot(filled, ids, start(index), ends[index]);
            while (filled[slot] != 0) {
                slot = (slot + 1) & (filled.length - 1);
            }
            filled[slot] = index + 1;
        }
        return filled;
    }

    private static int slot(int[] slots, byte[] source, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        return (hash * MIXER) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
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

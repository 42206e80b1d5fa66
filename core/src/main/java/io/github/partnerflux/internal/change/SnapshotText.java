// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import io.github.partnerflux.internal.text.ExternalText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a snapshot of version 1: {@code pfs1:} and, in Base64, its scope, the number of items, the total length
 * of their ids, the items in the order of their ids, padding, and a checksum. Of an id, only what differs from the
 * previous one is written. Without items and scope, only the prefix is left.
 */
public final class SnapshotText {

    /** The text of the snapshot before the first poll. */
    public static final String NONE = "pfs1:";

    private static final Pattern VERSIONED = Pattern.compile("pfs(\\d{1,9}):.*", Pattern.DOTALL);

    private static final int HEADER_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Of an item without its id: the two numbers and the fingerprint. */
    private static final int MAX_ITEM_BYTES = 2 * 5 + Long.BYTES;

    /** Base64 encodes so many bytes without bits that are not used, which a reader would ignore. */
    private static final int ALIGNMENT = 3;

    private SnapshotText() {}

    /**
     * What the text of a snapshot states about it.
     *
     * @param scope identifies what was listed
     * @param size the number of items
     */
    public record Header(long scope, int size) {}

    /**
     * Checks a text and returns its header.
     *
     * @throws IllegalArgumentException if the text is not that of a snapshot
     */
    public static Header check(String text) {
        if (!text.startsWith(NONE)) {
            Matcher other = VERSIONED.matcher(text);
            throw new IllegalArgumentException(
                    other.matches()
                            ? "the snapshot has version " + other.group(1) + ", but this version of the library reads"
                                    + " version 1: use the version of the library that wrote it, or a newer one"
                            : "not a snapshot: a snapshot starts with " + NONE + ", but this text of " + text.length()
                                    + " characters with " + ExternalText.quoted(text));
        }
        if (text.equals(NONE)) {
            return new Header(0, 0);
        }
        ByteBuffer content = content(text);
        return new Header(content.getLong(), content.getInt());
    }

    private static ByteBuffer content(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder()
                    .decode(ByteBuffer.wrap(ascii, NONE.length(), ascii.length - NONE.length()))
                    .array();
        } catch (IllegalArgumentException e) {
            throw damaged(text);
        }
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < HEADER_BYTES || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            throw damaged(text);
        }
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private static IllegalArgumentException damaged(String text) {
        return new IllegalArgumentException("the snapshot is damaged or cut short: it has " + text.length()
                + " characters, but these do not match its checksum");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    static String write(long scope, FingerprintTable items, BitSet omitted) {
        int size = items.size() - omitted.cardinality();
        ByteBuffer content = ByteBuffer.allocate(
                        HEADER_BYTES + items.idBytes() + size * MAX_ITEM_BYTES + ALIGNMENT + CHECKSUM_BYTES)
                .position(HEADER_BYTES);
        int previous = -1;
        int idBytes = 0;
        for (int index = omitted.nextClearBit(0); index < items.size(); index = omitted.nextClearBit(index + 1)) {
            int shared = previous < 0 ? 0 : items.shared(previous, index);
            writeNumber(content, shared);
            writeNumber(content, items.length(index) - shared);
            items.write(index, shared, content);
            previous = index;
            idBytes += items.length(index);
        }
        content.putLong(0, scope).putInt(Long.BYTES, size).putInt(Long.BYTES + Integer.BYTES, idBytes);
        while ((content.position() + CHECKSUM_BYTES) % ALIGNMENT != 0) {
            content.put((byte) 0);
        }
        content.putInt(checksum(content.array(), content.position())).flip();
        byte[] base64 = Base64.getUrlEncoder().encode(content).array();
        return NONE + new String(base64, StandardCharsets.ISO_8859_1);
    }

    static FingerprintTable read(String text) {
        if (text.equals(NONE)) {
            return FingerprintTable.ofSize(0, 0);
        }
        ByteBuffer content = content(text);
        content.position(Long.BYTES);
        int size = content.getInt();
        FingerprintTable items = FingerprintTable.ofSize(size, content.getInt());
        while (items.size() < size) {
            items.read(readNumber(content), readNumber(content), content);
        }
        return items;
    }

    /** Writes seven bits per byte, the lowest ones first, as in LEB128. */
    private static void writeNumber(ByteBuffer target, int number) {
        int rest = number;
        for (; rest > 0x7F; rest >>>= 7) {
            target.put((byte) (rest | 0x80));
        }
        target.put((byte) rest);
    }

    private static int readNumber(ByteBuffer source) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = source.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}

package io.github.partnerflux.internal.change;

import io.github.partnerflux.internal.text.ExternalText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a snapshot of version 1: {@code pfs1:} and, in Base64, its scope, the number of items, the total length of
 * their ids, the items in the order of their ids, and a checksum. Of an id, only what differs from the previous one is
 * written. Without items and scope, only the prefix is left.
 */
public final class SnapshotText {

    /** The text of the snapshot before the first poll. */
    public static final String NONE = "pfs1:";

    private static final Pattern VERSIONED = Pattern.compile("pfs(\\d{1,9}):.*", Pattern.DOTALL);

    private static final int HEADER_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

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
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(NONE.length()));
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
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        byte[] previous = {};
        int size = 0;
        int idBytes = 0;
        for (int index = omitted.nextClearBit(0); index < items.size(); index = omitted.nextClearBit(index + 1)) {
            byte[] id = items.idBytes(index);
            int shared = shared(previous, id);
            writeNumber(entries, shared);
            writeNumber(entries, id.length - shared);
            entries.write(id, shared, id.length - shared);
            entries.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .putLong(items.fingerprint(index))
                    .array());
            previous = id;
            size++;
            idBytes += id.length;
        }
        ByteBuffer content = ByteBuffer.allocate(HEADER_BYTES + entries.size() + CHECKSUM_BYTES)
                .putLong(scope)
                .putInt(size)
                .putInt(idBytes)
                .put(entries.toByteArray());
        content.putInt(checksum(content.array(), content.position()));
        return NONE + Base64.getUrlEncoder().withoutPadding().encodeToString(content.array());
    }

    private static int shared(byte[] previous, byte[] id) {
        int mismatch = Arrays.mismatch(previous, id);
        return mismatch < 0 ? id.length : mismatch;
    }

    static FingerprintTable read(String text) {
        if (text.equals(NONE)) {
            return FingerprintTable.ofSize(0, 0);
        }
        ByteBuffer content = content(text);
        content.position(Long.BYTES);
        int size = content.getInt();
        FingerprintTable items = FingerprintTable.ofSize(size, content.getInt());
        byte[] id = {};
        while (items.size() < size) {
            int shared = readNumber(content);
            int rest = readNumber(content);
            id = Arrays.copyOf(id, shared + rest);
            content.get(id, shared, rest);
            items.add(id, content.getLong());
        }
        return items;
    }

    /** Writes seven bits per byte, the lowest ones first, as in LEB128. */
    private static void writeNumber(ByteArrayOutputStream target, int number) {
        int rest = number;
        for (; rest > 0x7F; rest >>>= 7) {
            target.write((rest & 0x7F) | 0x80);
        }
        target.write(rest);
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

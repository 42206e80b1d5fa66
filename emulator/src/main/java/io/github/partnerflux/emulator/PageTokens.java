package io.github.partnerflux.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the tokens that lead to a page. A token says where its page starts and carries a seal over that and over the
 * listing it belongs to: neither can be changed, and it is of no use in another listing.
 */
final class PageTokens {

    private static final int PAYLOAD = Long.BYTES + Integer.BYTES + 1;
    private static final int SEAL = 32;

    private final byte[] key;

    PageTokens(long seed) {
        this.key = Digests.sha256(("partnerflux-emulator page tokens " + seed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where a page starts.
     *
     * @param position the position of its first item
     * @param detours how many empty pages led here: tokens for the same place must differ
     * @param sticky whether the page answers with the token that led to it
     */
    record Cursor(long position, int detours, boolean sticky) {
        static final Cursor START = new Cursor(0, 0, false);
    }

    /** {@code listing} is whatever makes a listing this one: the account, the operation and the filters, in a fixed order. */
    String write(Cursor cursor, List<String> listing) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(cursor.position())
                .putInt(cursor.detours())
                .put((byte) (cursor.sticky() ? 1 : 0))
                .array();
        byte[] token = Arrays.copyOf(payload, PAYLOAD + SEAL);
        System.arraycopy(seal(payload, listing), 0, token, PAYLOAD, SEAL);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The place that a token leads to, or {@code null} if it was not written for this listing. */
    @Nullable
    Cursor read(String token, List<String> listing) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != PAYLOAD + SEAL) {
            return null;
        }
        byte[] payload = Arrays.copyOf(bytes, PAYLOAD);
        byte[] seal = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        if (!MessageDigest.isEqual(seal, seal(payload, listing))) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        Cursor cursor = new Cursor(buffer.getLong(), buffer.getInt(), buffer.get() != 0);
        // Base64 has spare bits at its end: a token that differs in those alone is still not the one we wrote.
        return write(cursor, listing).equals(token) ? cursor : null;
    }

    private byte[] seal(byte[] payload, List<String> listing) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.writeBytes(payload);
        for (String part : listing) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // With its length, so that no two lists of parts run together into the same bytes.
            sealed.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sealed.writeBytes(bytes);
        }
        return Digests.hmac(key, sealed.toByteArray());
    }
}

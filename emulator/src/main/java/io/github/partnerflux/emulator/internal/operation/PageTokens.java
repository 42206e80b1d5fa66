// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.crypto.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads page tokens. A token holds the position of its page and a MAC of the position and the listing: it
 * cannot be changed, and is invalid in another listing.
 */
public final class PageTokens {

    private static final int PAYLOAD = Long.BYTES + Integer.BYTES + 1;
    private static final int MAC = 32;

    private final byte[] key;

    public PageTokens(long seed) {
        this.key = Digests.sha256(("partnerflux-emulator page tokens " + seed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place where a page starts.
     *
     * @param position the position of its first item
     * @param detours the number of empty pages that led here, which keeps tokens of one position apart
     * @param sticky whether the page repeats the token that led to it
     */
    record Cursor(long position, int detours, boolean sticky) {
        static final Cursor START = new Cursor(0, 0, false);
    }

    /**
     * Writes a token. {@code listing} identifies the listing: operation, account, catalog and filters, in a
     * fixed order.
     */
    String write(Cursor cursor, List<String> listing) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(cursor.position())
                .putInt(cursor.detours())
                .put((byte) (cursor.sticky() ? 1 : 0))
                .array();
        byte[] token = Arrays.copyOf(payload, PAYLOAD + MAC);
        System.arraycopy(mac(payload, listing), 0, token, PAYLOAD, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Returns the place that a token leads to, or {@code null} if it was not written for this listing. */
    @Nullable
    Cursor read(String token, List<String> listing) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != PAYLOAD + MAC) {
            return null;
        }
        byte[] payload = Arrays.copyOf(bytes, PAYLOAD);
        byte[] mac = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(payload, listing))) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        Cursor cursor = new Cursor(buffer.getLong(), buffer.getInt(), buffer.get() != 0);
        // Base64 has unused bits at its end: a token that differs only in those is invalid, too.
        return write(cursor, listing).equals(token) ? cursor : null;
    }

    private byte[] mac(byte[] payload, List<String> listing) {
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.writeBytes(payload);
        for (String part : listing) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // Each part with its length, so that different lists have different bytes.
            covered.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            covered.writeBytes(bytes);
        }
        return Digests.hmac(key, covered.toByteArray());
    }
}

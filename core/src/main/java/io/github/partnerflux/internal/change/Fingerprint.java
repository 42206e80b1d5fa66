package io.github.partnerflux.internal.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The first 64 bits of the SHA-256 digest of values in order. One instance computes any number of fingerprints, because a
 * digest is expensive to create. Not thread-safe.
 */
public final class Fingerprint {

    /** Enough for most connections. */
    private static final int INITIAL_BYTES = 512;

    private static final int ASCII_END = 0x80;

    private final MessageDigest digest = sha256();

    private ByteBuffer values = ByteBuffer.allocate(INITIAL_BYTES);

    /** Adds a text as UTF-8 after its length, without which a text could be split in another way. */
    Fingerprint add(String text) {
        int length = text.length();
        ensure(Integer.BYTES + length);
        byte[] target = values.array();
        int start = values.position() + Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character >= ASCII_END) {
                return add(text.getBytes(StandardCharsets.UTF_8));
            }
            target[start + i] = (byte) character;
        }
        values.putInt(length).position(start + length);
        return this;
    }

    private Fingerprint add(byte[] text) {
        ensure(Integer.BYTES + text.length);
        values.putInt(text.length).put(text);
        return this;
    }

    Fingerprint add(long number) {
        ensure(Long.BYTES);
        values.putLong(number);
        return this;
    }

    private void ensure(int bytes) {
        if (values.remaining() < bytes) {
            byte[] larger = Arrays.copyOf(values.array(), values.position() + bytes + INITIAL_BYTES);
            values = ByteBuffer.wrap(larger).position(values.position());
        }
    }

    /** Returns the fingerprint of the values, and continues without any. */
    long complete() {
        digest.update(values.array(), 0, values.position());
        values.clear();
        try {
            digest.digest(values.array(), 0, digest.getDigestLength());
        } catch (DigestException e) {
            throw new AssertionError("A digest fits into " + values.capacity() + " bytes", e);
        }
        return values.getLong(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

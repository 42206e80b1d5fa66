package io.github.partnerflux.internal.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The first 64 bits of the SHA-256 digest of values in order. */
final class Fingerprint {

    /** Enough for most connections. */
    private static final int INITIAL_BYTES = 512;

    private ByteBuffer values = ByteBuffer.allocate(INITIAL_BYTES);

    Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Without the length, the same characters of two members could be distributed in another way.
        add(bytes.length);
        ensure(bytes.length);
        values.put(bytes);
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

    long value() {
        MessageDigest digest = sha256();
        digest.update(values.array(), 0, values.position());
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

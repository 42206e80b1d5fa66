// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A checksum of 64 bits of values in order: CRC-32 and CRC-32C, which are far faster than a digest and need no secret.
 * One instance computes any number of fingerprints. Not thread-safe.
 */
public final class Fingerprint {

    /** Enough for most connections. */
    private static final int INITIAL_BYTES = 512;

    private static final int ASCII_END = 0x80;

    private final CRC32 high = new CRC32();
    private final CRC32C low = new CRC32C();

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
        long fingerprint = (checksum(high) << Integer.SIZE) | checksum(low);
        values.clear();
        return fingerprint;
    }

    private long checksum(Checksum checksum) {
        checksum.reset();
        checksum.update(values.array(), 0, values.position());
        return checksum.getValue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** Collects the body of a request up to a limit, and discards the rest. */
final class BoundedBody {

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean complete = true;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** Copies the part; the caller releases the buffer. */
    void add(ByteBuf part) {
        int fits = Math.min(part.readableBytes(), limit - kept.size());
        if (fits < part.readableBytes()) {
            complete = false;
        }
        byte[] bytes = new byte[fits];
        part.getBytes(part.readerIndex(), bytes);
        kept.writeBytes(bytes);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    boolean complete() {
        return complete;
    }
}

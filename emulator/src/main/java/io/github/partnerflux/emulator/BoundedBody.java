package io.github.partnerflux.emulator;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** Collects a request's body, but no more of it than a limit. What lies beyond is read and forgotten. */
final class BoundedBody {

    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean complete = true;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** Copies; the buffer stays the caller's. */
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

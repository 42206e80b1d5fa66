// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.ByteBuffer;

/** The buffer for the body of a response, up to a limit. */
final class ResponseBody {

    static final int MAX_BYTES = 8 * 1024 * 1024;
    /** The size of a page of 100 connections. */
    private static final int TYPICAL_BYTES = 64 * 1024;

    /**
     * Where decoders read bodies. Netty's pool of buffers on the heap would keep chunks of 4 MiB for each event loop, and
     * its thread locals the class loader on a user's event loops.
     */
    private static final ThreadLocal<byte[]> HEAP = ThreadLocal.withInitial(() -> new byte[TYPICAL_BYTES]);

    private ResponseBody() {}

    /** Creates an empty buffer. */
    static ByteBuf create(HttpHeaders headers) {
        return PooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity(headers), MAX_BYTES);
    }

    /** A length that the response specifies is trusted up to the typical size. */
    private static int initialCapacity(HttpHeaders headers) {
        Integer length = headers.getInt(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? TYPICAL_BYTES : Math.max(0, Math.min(length, TYPICAL_BYTES));
    }

    /**
     * Appends a part of the body.
     *
     * @throws TooLongFrameException if the body is larger than the limit
     */
    static void append(ByteBuf body, ByteBuf part) {
        if (part.readableBytes() > body.maxWritableBytes()) {
            throw new TooLongFrameException("the body is larger than " + MAX_BYTES + " bytes");
        }
        body.writeBytes(part);
    }

    /** Returns the content on the heap. Valid until the next call on the same thread. */
    static ByteBuffer onHeap(ByteBuf body) {
        int length = body.readableBytes();
        if (body.hasArray()) {
            // Not nioBuffer(): that of an empty buffer is not on the heap.
            return ByteBuffer.wrap(body.array(), body.arrayOffset() + body.readerIndex(), length);
        }
        byte[] bytes = length > TYPICAL_BYTES ? new byte[length] : HEAP.get();
        body.getBytes(body.readerIndex(), bytes, 0, length);
        return ByteBuffer.wrap(bytes, 0, length);
    }
}

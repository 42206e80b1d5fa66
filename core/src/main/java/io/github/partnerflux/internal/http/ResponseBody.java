package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/** Collects the body of a response, up to a limit. */
final class ResponseBody {

    static final int MAX_BYTES = 8 * 1024 * 1024;
    /** The size of a page of 100 connections. */
    private static final int TYPICAL_BYTES = 64 * 1024;

    private ResponseBody() {}

    /**
     * Collects the body and decodes the response.
     *
     * @param decoder is called on the event loop; the body is released afterwards
     */
    static <T> Mono<T> receive(
            Exchange exchange, HttpClientResponse response, ByteBufFlux content, Function<HttpResponse, T> decoder) {
        return Mono.using(
                () -> PooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity(response), MAX_BYTES),
                // Not doOnNext: then() would discard each chunk, and a subscriber's onDiscard hook release it again.
                body -> content.handle((chunk, sink) -> append(body, chunk))
                        .then(Mono.fromSupplier(() -> decoder.apply(new HttpResponse(
                                response.version(), response.status().code(), response.responseHeaders(), body)))),
                // Released on the event loop: it may still be in use there.
                body -> exchange.execute(body::release));
    }

    /** A length that the response specifies is trusted up to the typical size. */
    private static int initialCapacity(HttpClientResponse response) {
        Integer length = response.responseHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? TYPICAL_BYTES : Math.max(0, Math.min(length, TYPICAL_BYTES));
    }

    private static void append(ByteBuf body, ByteBuf chunk) {
        if (chunk.readableBytes() > body.maxWritableBytes()) {
            throw new TooLongFrameException("the body is larger than " + MAX_BYTES + " bytes");
        }
        body.writeBytes(chunk);
    }
}

package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** An answer, whole. Not a record: the body belongs in no {@code toString()}. */
public final class HttpResponse {

    private final int status;
    private final HttpHeaders headers;
    private final ByteBuf body;

    HttpResponse(int status, HttpHeaders headers, ByteBuf body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Whether nothing but the end of the connection told where the body ends: one that was cut off looks complete. */
    public boolean isEndedByClose() {
        return !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
    }

    public @Nullable String requestId() {
        return header(AmzHeaders.REQUEST_ID);
    }

    /** On the heap; gone once the answer is decoded. */
    public ByteBuf body() {
        return body;
    }
}

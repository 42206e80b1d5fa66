// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A complete response. Not a record: the body must not appear in a {@code toString()}. */
public final class HttpResponse {

    private final HttpVersion version;
    private final int status;
    private final HttpHeaders headers;
    private final ByteBuf body;

    HttpResponse(HttpVersion version, int status, HttpHeaders headers, ByteBuf body) {
        this.version = version;
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

    /** Returns whether only the end of the connection marks the end of the body: one that was cut off looks complete. */
    public boolean isEndedByClose() {
        return version.majorVersion() == 1
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
    }

    /**
     * Returns the body without its content coding, on the heap. Valid until the response is decoded, when it is released.
     *
     * @throws ContentCodingException if the coding is unknown, the body does not have that coding, or it is too large
     */
    public ByteBuffer decodedBody() {
        String coding = header(HttpHeaderNames.CONTENT_ENCODING.toString());
        return ResponseBody.onHeap(
                coding == null || !body.isReadable() ? body : ContentCoding.decode(coding.strip(), body));
    }
}

package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A complete response. Not a record: the body belongs in no {@code toString()}. */
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

    /** Whether only the end of the connection marks the end of the body: one that was cut off looks complete. */
    public boolean isEndedByClose() {
        return version.majorVersion() == 1
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
    }

    public @Nullable String requestId() {
        return header(AmzHeaders.REQUEST_ID);
    }

    /** As it was received. On the heap; released once the response is decoded. */
    public ByteBuf body() {
        return body;
    }

    /**
     * The body without its content coding.
     *
     * @throws ContentCodingException if the coding is unknown, the body is not what the coding says, or it is too large
     */
    public ByteBuf decodedBody() {
        String coding = header(HttpHeaderNames.CONTENT_ENCODING.toString());
        return coding == null || !body.isReadable() ? body : ContentCoding.decode(coding.strip(), body);
    }
}

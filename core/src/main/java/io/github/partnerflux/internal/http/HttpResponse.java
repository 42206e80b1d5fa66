package io.github.partnerflux.internal.http;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** An answer, whole. Not a record: the body belongs in no {@code toString()}. */
public final class HttpResponse {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    HttpResponse(int status, HttpHeaders headers, byte[] body) {
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

    public @Nullable String requestId() {
        return header(AmzHeaders.REQUEST_ID);
    }

    public byte[] body() {
        return body;
    }
}

package io.github.partnerflux.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;

/** Answers that no server sent. */
public final class HttpResponses {

    private HttpResponses() {}

    /**
     * @param headers names and values in turn
     */
    public static HttpResponse of(int status, String body, String... headers) {
        return of(status, body.getBytes(UTF_8), headers);
    }

    public static HttpResponse of(int status, byte[] body, String... headers) {
        HttpHeaders httpHeaders = new DefaultHttpHeaders();
        httpHeaders.add("Content-Length", body.length);
        for (int i = 0; i < headers.length; i += 2) {
            httpHeaders.add(headers[i], headers[i + 1]);
        }
        return new HttpResponse(HttpVersion.HTTP_1_1, status, httpHeaders, Unpooled.wrappedBuffer(body));
    }
}

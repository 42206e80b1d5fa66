// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;

/** Responses that no server sent. */
public final class HttpResponses {

    private HttpResponses() {}

    /**
     * @param headers names and values alternately
     */
    public static HttpResponse of(int status, String body, String... headers) {
        return of(status, body.getBytes(UTF_8), headers);
    }

    public static HttpResponse of(int status, byte[] body, String... headers) {
        HttpHeaders httpHeaders = headers(headers).add("Content-Length", body.length);
        return new HttpResponse(HttpVersion.HTTP_1_1, status, httpHeaders, Unpooled.wrappedBuffer(body));
    }

    /** Returns a response whose body is released already. */
    public static HttpResponse released(int status, String... headers) {
        ByteBuf body = Unpooled.buffer().writeByte(1);
        HttpResponse response = new HttpResponse(HttpVersion.HTTP_1_1, status, headers(headers), body);
        body.release();
        return response;
    }

    private static HttpHeaders headers(String... namesAndValues) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}

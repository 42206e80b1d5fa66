// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Responds to health checks, which are not part of the service: they take no fault and are not recorded. */
public final class HealthCheck {

    public static final String PATH = "/_emulator/health";

    private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);

    private HealthCheck() {}

    static boolean matches(HttpServerRequest request) {
        return request.fullPath().equals(PATH);
    }

    static Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.status(405).header(HttpHeaderNames.ALLOW, "GET, HEAD");
            return request.receive().then(response.send());
        }
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(UP.length))
                .sendByteArray(Mono.just(UP))
                .then();
    }
}

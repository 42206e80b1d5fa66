// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.github.partnerflux.emulator.internal.control.ControlError;
import io.github.partnerflux.emulator.internal.control.Endpoint;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Responds to control requests, which are not part of the service: they take no fault and are not recorded. */
public final class ControlHandler {

    private static final Logger LOG = Loggers.getLogger(ControlHandler.class);

    private static final int MAX_BODY = 64 * 1024;

    private final @Nullable ControlRouter router;
    private final ListenAddress address;

    private ControlHandler(@Nullable ControlRouter router, ListenAddress address) {
        this.router = router;
        this.address = address;
    }

    public static ControlHandler of(List<Endpoint> endpoints, ListenAddress address) {
        return new ControlHandler(new ControlRouter(endpoints), address);
    }

    /** Creates a handler that rejects all control requests. */
    public static ControlHandler off(ListenAddress address) {
        return new ControlHandler(null, address);
    }

    static boolean matches(HttpServerRequest request) {
        return request.fullPath().startsWith(Endpoint.ROOT);
    }

    Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .collect(() -> new BoundedBody(MAX_BODY), BoundedBody::add)
                // Not on the event loop: an endpoint may write files or create a long list.
                .flatMap(body ->
                        Mono.fromCallable(() -> respond(request, body)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(result -> send(result, response));
    }

    private Response respond(HttpServerRequest request, BoundedBody body) {
        try {
            return route(request, body);
        } catch (ControlError e) {
            return e.response();
        } catch (RuntimeException e) {
            LOG.error("The emulator failed to execute {} {}", request.method(), request.uri(), e);
            return ControlError.internal(String.valueOf(e.getMessage())).response();
        }
    }

    private Response route(HttpServerRequest request, BoundedBody body) {
        if (router == null) {
            throw ControlError.notFound("Control over HTTP is off: start the program with --control, or the emulator"
                    + " with Builder.control(true). It is on by default on a loopback address only");
        }
        if (request.requestHeaders().contains(HttpHeaderNames.ORIGIN)) {
            throw ControlError.forbidden(
                    "The request must not have an Origin header: web pages cannot control the emulator");
        }
        if (!address.isTrusted(request.requestHeaders().get(HttpHeaderNames.HOST, ""))) {
            throw ControlError.forbidden(
                    "The Host header must have an IP address, localhost or the host that the emulator"
                            + " listens on: other names may be those of web pages");
        }
        if (!body.complete()) {
            throw ControlError.badRequest("The body must be at most 64 KiB");
        }
        if (request.uri().contains("?")) {
            throw ControlError.badRequest("There must be no query, but is " + request.uri());
        }
        ControlRouter.Match match = router.find(request.method().name(), request.fullPath());
        return match.endpoint().execute(match.variables(), body.bytes());
    }

    private static Mono<Void> send(Response response, HttpServerResponse outbound) {
        outbound.status(response.status()).header(HttpHeaderNames.CACHE_CONTROL, "no-store");
        response.headers().forEach(outbound::header);
        if (response.body().length == 0) {
            return outbound.send();
        }
        return outbound.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(response.body().length))
                .sendByteArray(Mono.just(response.body()))
                .then();
    }
}

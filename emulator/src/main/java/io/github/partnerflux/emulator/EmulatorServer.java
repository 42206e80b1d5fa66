package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.LoopResources;

/** The HTTP server: its port, its event loops and its end. */
final class EmulatorServer {

    static final String HOST = "127.0.0.1";

    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOPS_TIMEOUT = Duration.ofSeconds(5);

    private final DisposableServer server;
    private final LoopResources loops;
    private final Exchanges exchanges;
    private final Mono<Void> closed;

    private EmulatorServer(DisposableServer server, LoopResources loops, Exchanges exchanges) {
        this.server = server;
        this.loops = loops;
        this.exchanges = exchanges;
        this.closed = Mono.defer(this::shutDown).cache();
    }

    /**
     * Blocks until the port is bound.
     *
     * @throws UncheckedIOException if it cannot be
     */
    static EmulatorServer start(int port, RequestHandler handler, Exchanges exchanges) {
        LoopResources loops = LoopResources.create(
                "partnerflux-emulator", Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        try {
            DisposableServer server = HttpServer.create()
                    .host(HOST)
                    .port(port)
                    .runOn(loops, false)
                    .doOnChannelInit((observer, channel, address) -> exchanges.opened(channel))
                    .handle((request, response) -> handler.handle(request, response, channelOf(request)))
                    .bindNow(BIND_TIMEOUT);
            return new EmulatorServer(server, loops, exchanges);
        } catch (ChannelBindException e) {
            loops.dispose();
            throw new UncheckedIOException(
                    "Cannot listen on " + HOST + ":" + port + ": the port is taken or not allowed",
                    new IOException(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static Channel channelOf(HttpServerRequest request) {
        Channel[] channel = new Channel[1];
        request.withConnection(connection -> channel[0] = connection.channel());
        return channel[0];
    }

    int port() {
        return server.port();
    }

    Mono<Void> close() {
        return closed;
    }

    private Mono<Void> shutDown() {
        server.dispose();
        return exchanges.closeAll().then(loops.disposeLater(Duration.ZERO, LOOPS_TIMEOUT));
    }
}

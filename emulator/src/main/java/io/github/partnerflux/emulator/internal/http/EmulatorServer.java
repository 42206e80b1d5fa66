// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.LoopResources;

/** The HTTP server: binds the port and owns the event loops. */
public final class EmulatorServer {

    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOPS_TIMEOUT = Duration.ofSeconds(5);

    private final ListenAddress address;
    private final DisposableServer server;
    private final LoopResources loops;
    private final OpenConnections connections;
    private final Mono<Void> closed;

    private EmulatorServer(
            ListenAddress address, DisposableServer server, LoopResources loops, OpenConnections connections) {
        this.address = address;
        this.server = server;
        this.loops = loops;
        this.connections = connections;
        this.closed = Mono.defer(this::shutDown).cache();
    }

    /**
     * Starts a server. Blocks until the host's name is resolved and the port is bound.
     *
     * @throws UncheckedIOException if either fails
     */
    public static EmulatorServer start(ListenAddress address, RequestHandler handler, OpenConnections connections) {
        if (!address.isResolved()) {
            throw cannotListen(
                    address, "the host's name cannot be resolved", new UnknownHostException(address.toString()));
        }
        LoopResources loops = LoopResources.create(
                "partnerflux-emulator", Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        try {
            DisposableServer server = HttpServer.create()
                    .bindAddress(address::socketAddress)
                    .runOn(loops, false)
                    .doOnChannelInit((observer, channel, remote) -> connections.opened(channel))
                    .handle((request, response) -> handler.handle(request, response, channelOf(request)))
                    .bindNow(BIND_TIMEOUT);
            return new EmulatorServer(address, server, loops, connections);
        } catch (ChannelBindException e) {
            loops.dispose();
            String reason = address.isOfThisMachine()
                    ? "the port is taken or not allowed"
                    : "the host is not an address of this machine";
            throw cannotListen(address, reason, e.getCause() == null ? e : e.getCause());
        }
    }

    private static UncheckedIOException cannotListen(ListenAddress address, String reason, Throwable cause) {
        return new UncheckedIOException("Cannot listen on " + address + ": " + reason, new IOException(cause));
    }

    private static Channel channelOf(HttpServerRequest request) {
        Channel[] channel = new Channel[1];
        request.withConnection(connection -> channel[0] = connection.channel());
        return channel[0];
    }

    public int port() {
        return server.port();
    }

    public URI endpoint() {
        return address.endpoint(port());
    }

    /** Returns a publisher that closes the port, all connections and the event loops on its first subscription. */
    public Mono<Void> close() {
        return closed;
    }

    private Mono<Void> shutDown() {
        server.dispose();
        return connections.closeAll().then(loops.disposeLater(Duration.ZERO, LOOPS_TIMEOUT));
    }
}

package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
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
final class EmulatorServer {

    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOPS_TIMEOUT = Duration.ofSeconds(5);

    private final String host;
    private final InetAddress address;
    private final DisposableServer server;
    private final LoopResources loops;
    private final Exchanges exchanges;
    private final Mono<Void> closed;

    private EmulatorServer(
            String host, InetAddress address, DisposableServer server, LoopResources loops, Exchanges exchanges) {
        this.host = host;
        this.address = address;
        this.server = server;
        this.loops = loops;
        this.exchanges = exchanges;
        this.closed = Mono.defer(this::shutDown).cache();
    }

    /**
     * Starts a server. Blocks until the host's name is resolved and the port is bound.
     *
     * @throws UncheckedIOException if either fails
     */
    static EmulatorServer start(String host, int port, RequestHandler handler, Exchanges exchanges) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw cannotListen(host, port, "the host's name cannot be resolved", new UnknownHostException(host));
        }
        LoopResources loops = LoopResources.create(
                "partnerflux-emulator", Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        try {
            DisposableServer server = HttpServer.create()
                    .bindAddress(() -> address)
                    .runOn(loops, false)
                    .doOnChannelInit((observer, channel, remote) -> exchanges.opened(channel))
                    .handle((request, response) -> handler.handle(request, response, channelOf(request)))
                    .bindNow(BIND_TIMEOUT);
            return new EmulatorServer(host, address.getAddress(), server, loops, exchanges);
        } catch (ChannelBindException e) {
            loops.dispose();
            String reason = isOfThisMachine(address.getAddress())
                    ? "the port is taken or not allowed"
                    : "the host is not an address of this machine";
            throw cannotListen(host, port, reason, e.getCause() == null ? e : e.getCause());
        }
    }

    private static UncheckedIOException cannotListen(String host, int port, String reason, Throwable cause) {
        return new UncheckedIOException(
                "Cannot listen on " + authority(host, port) + ": " + reason, new IOException(cause));
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static String authority(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static Channel channelOf(HttpServerRequest request) {
        Channel[] channel = new Channel[1];
        request.withConnection(connection -> channel[0] = connection.channel());
        return channel[0];
    }

    int port() {
        return server.port();
    }

    URI endpoint() {
        return endpoint(host, address, port());
    }

    /** Returns the loopback interface for a server on all interfaces: clients cannot connect to "all". */
    static URI endpoint(String host, InetAddress address, int port) {
        String reachable = host;
        if (address.isAnyLocalAddress()) {
            reachable = address instanceof Inet6Address ? "::1" : "127.0.0.1";
        }
        return URI.create("http://" + authority(reachable, port));
    }

    /** Returns whether only this machine can connect. */
    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    Mono<Void> close() {
        return closed;
    }

    private Mono<Void> shutDown() {
        server.dispose();
        return exchanges.closeAll().then(loops.disposeLater(Duration.ZERO, LOOPS_TIMEOUT));
    }
}

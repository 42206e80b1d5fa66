package io.github.partnerflux.internal.http;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.logging.LogLevel;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.Version;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.ProxyProvider;
import reactor.netty.transport.logging.AdvancedByteBufFormat;

/** The way to the service: one pool of connections and one set of event loops, shared by a client and its views. */
public final class HttpTransport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TLS_HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private static final int MAX_CONNECTIONS = 128;
    private static final int MAX_PENDING_ACQUIRES = 1_000;
    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(10);
    /** Shorter than what load balancers keep: a connection that the peer has closed costs an attempt. */
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(5);
    /** So that a change of the service's addresses is noticed. */
    private static final Duration MAX_LIFE_TIME = Duration.ofMinutes(5);
    /** Connections that were opened together are not all replaced at the same time. */
    private static final double MAX_LIFE_TIME_VARIANCE_PERCENT = 20;

    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;
    /** Of a page of 100 connections. */
    private static final int TYPICAL_BODY_BYTES = 64 * 1024;

    /** Longer than anybody waits: it ends in an error. */
    private static final Duration LOOPS_CLOSE_TIMEOUT = Duration.ofDays(1);

    private final ConnectionProvider connections;
    private final LoopResources loops;
    private final ClientResolverGroup resolver = new ClientResolverGroup();
    private final HttpClient client;
    private final Scheduler signals;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile boolean isClosed;

    /**
     * Prepares the way; nothing is connected before the first exchange.
     *
     * @param secure whether a route may need TLS
     * @param poolCustomizer the user's own settings of the pool
     * @param customizer the user's own settings; those that the client's promises rest on are set after it
     * @param signals where failures are signalled, and what is due in the pool is done
     */
    public HttpTransport(
            boolean secure,
            Consumer<ConnectionProvider.Builder> poolCustomizer,
            UnaryOperator<HttpClient> customizer,
            Scheduler signals) {
        this.signals = signals;
        ConnectionProvider.Builder pool = ConnectionProvider.builder("partnerflux")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_PENDING_ACQUIRES)
                .pendingAcquireTimeout(ACQUIRE_TIMEOUT)
                .maxIdleTime(MAX_IDLE_TIME)
                .maxLifeTime(MAX_LIFE_TIME)
                .maxLifeTimeVariance(MAX_LIFE_TIME_VARIANCE_PERCENT)
                // Not on the static threads that are their default: those outlive the client.
                .evictInBackground(MAX_IDLE_TIME, signals)
                .pendingAcquireTimer((task, delay) -> signals.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS))
                .lifo();
        poolCustomizer.accept(pool);
        this.connections = pool.build();
        this.loops = LoopResources.create("partnerflux");
        try {
            // To be thrown away: or a call would be the first to find that the buffers do not fit.
            new HttpClientCodec();
            this.client = client(secure, customizer);
            HttpClientConfig configuration = client.configuration();
            if (configuration.resolver() == resolver) {
                resolver.runOn(configuration.loopResources(), configuration.isPreferNative());
            }
        } catch (LinkageError e) {
            // Here, in words, and not in a call: that would hang, because Reactor tells no subscriber of such an error.
            dispose();
            throw new IllegalStateException(
                    "Reactor Netty does not fit the Netty on the class path: import io.netty:netty-bom in the version that"
                            + " your reactor-netty is made for, before other BOMs; found " + nettyVersions(),
                    e);
        } catch (RuntimeException e) {
            dispose();
            throw e;
        }
    }

    private static List<String> nettyVersions() {
        return Version.identify().values().stream()
                .map(jar -> jar.artifactId() + " " + jar.artifactVersion())
                .sorted()
                .toList();
    }

    private void dispose() {
        connections.dispose();
        loops.dispose();
    }

    private HttpClient client(boolean secure, UnaryOperator<HttpClient> customizer) {
        HttpClient base = HttpClient.create(connections)
                // Before runOn, which looks for one.
                .resolver(resolver)
                .runOn(loops)
                // The adaptive allocator returns and allocates memory for each page: expensive on newer JDKs.
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
                .responseTimeout(READ_TIMEOUT)
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, UserAgent.VALUE)
                        .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY))
                // Not headersWhen, which costs each request several operators.
                .doOnRequest(Exchange::prepare);
        if (secure) {
            SslProvider.GenericSslContextSpec<?> tls = Http11SslContextSpec.forClient();
            base = base.secure(spec -> spec.sslContext(tls).handshakeTimeout(TLS_HANDSHAKE_TIMEOUT));
        }
        return withoutContentInLogs(withNamesLeftToProxy(customizer.apply(base)))
                // A redirect would carry the session token to another host.
                .followRedirect(false)
                // Attempts are made, and counted, in one place.
                .disableRetry(true);
    }

    /** As Reactor Netty does where no resolver is set: a name may be known to the proxy only. */
    private HttpClient withNamesLeftToProxy(HttpClient client) {
        HttpClientConfig configuration = client.configuration();
        return configuration.hasProxy() && configuration.resolver() == resolver
                ? client.resolver(NoopAddressResolverGroup.INSTANCE)
                : client;
    }

    /**
     * Returns where exchanges go.
     *
     * @param proxy is used if the user has set none with the customizer
     * @param applicationId is added to the User-Agent, if the user has not set one with the customizer
     */
    public Route route(Endpoint endpoint, @Nullable Proxy proxy, @Nullable String applicationId) {
        HttpClient routed = client;
        if (applicationId != null) {
            routed = routed.headers(headers -> UserAgent.addApplicationId(headers, applicationId));
        }
        if (proxy != null && !client.configuration().hasProxy()) {
            routed = withNamesLeftToProxy(routed.proxy(spec -> set(proxy, spec)));
        }
        return new Route(
                routed.post().send(Exchange::send),
                endpoint.toString(),
                routed.configuration().hasProxy());
    }

    private static void set(Proxy proxy, ProxyProvider.TypeSpec spec) {
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
                .host(proxy.host())
                .port(proxy.port())
                .connectTimeoutMillis(CONNECT_TIMEOUT.toMillis());
        String username = proxy.username();
        if (username != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            builder.username(username).password(name -> password);
        }
    }

    /** A wiretap of the content would show the session token; one of the events and sizes is left. */
    private static HttpClient withoutContentInLogs(HttpClient client) {
        return client.configuration().loggingHandler() == null
                ? client
                : client.wiretap(HttpClient.class.getName(), LogLevel.DEBUG, AdvancedByteBufFormat.SIMPLE);
    }

    /**
     * One request, for one subscriber. The error, if any, is still Netty's. A cancel closes the connection.
     *
     * @param decoder decodes the response, on an event loop
     */
    public <T> Mono<T> exchange(
            Route route, Map<String, String> headers, byte[] body, Function<HttpResponse, T> decoder) {
        Exchange exchange = new Exchange(headers, body, () -> isClosed);
        // With the URI each exchange gets a configuration of its own. In a shared one, a user's headersWhen leaves the
        // headers of one request to the next.
        Flux<T> response =
                route.request.uri(route.uri).response((head, content) -> receive(exchange, head, content, decoder));
        // Reactor Netty looks up the names of the proxy and of hosts that bypass it with the JDK's blocking resolver.
        Flux<T> offEventLoop = route.hasProxy ? response.subscribeOn(Schedulers.boundedElastic()) : response;
        return Mono.fromDirect(offEventLoop)
                .contextWrite(context -> context.put(Exchange.class, exchange))
                // Between a response's headers and its body, Reactor Netty loses a buffer if another thread cancels.
                .cancelOn(Schedulers.fromExecutor(exchange::execute))
                .onErrorMap(this::inWords);
    }

    private Throwable inWords(Throwable failure) {
        if (failure instanceof PrematureChannelClosureException) {
            // The one loss of a connection that is no IOException.
            return new IOException(failure.getMessage(), failure);
        } else if (failure instanceof UnresolvedAddressException) {
            // Reactor Netty connects to a proxy even if it has not found its address.
            return new UnknownHostException("the proxy's host cannot be resolved").initCause(failure);
        } else if (failure instanceof ReadTimeoutException) {
            // Netty's own says neither what nor how long.
            return new SocketTimeoutException("nothing came within the responseTimeout of "
                            + client.configuration().responseTimeout())
                    .initCause(failure);
        }
        return failure;
    }

    private static <T> Mono<T> receive(
            Exchange exchange, HttpClientResponse response, ByteBufFlux content, Function<HttpResponse, T> decoder) {
        return Mono.using(
                () -> PooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity(response), MAX_BODY_BYTES),
                // Not doOnNext: then() would discard each chunk, and a subscriber's onDiscard hook release it again.
                body -> content.handle((chunk, sink) -> append(body, chunk))
                        .then(Mono.fromSupplier(() -> decoder.apply(new HttpResponse(
                                response.version(), response.status().code(), response.responseHeaders(), body)))),
                // Released on the event loop: it may still be in use there.
                body -> exchange.execute(body::release));
    }

    /** What the response says of itself is believed only so far. */
    private static int initialCapacity(HttpClientResponse response) {
        Integer length = response.responseHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? TYPICAL_BODY_BYTES : Math.max(0, Math.min(length, TYPICAL_BODY_BYTES));
    }

    private static void append(ByteBuf body, ByteBuf chunk) {
        if (chunk.readableBytes() > body.maxWritableBytes()) {
            throw new TooLongFrameException("the answer's body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        body.writeBytes(chunk);
    }

    /**
     * The same call, which ends with an error as soon as the client is closed. Its failures are signalled where a subscriber
     * delays nobody, and never on the thread that closes the client.
     */
    public <T> Mono<T> untilClosed(Mono<T> call, String operation, IntSupplier attempt) {
        Supplier<PartnerCentralTransportException> closedError = () -> closed(operation, attempt.getAsInt());
        if (isClosed) {
            return Mono.error(closedError);
        }
        return Mono.firstWithSignal(closed.asMono().publishOn(signals).then(Mono.error(closedError)), call)
                // Whatever else the closing does to the call, it is the closing that ends it.
                .onErrorResume(e ->
                        Mono.<T>error(() -> isClosed ? closedError.get() : e).publishOn(signals));
    }

    /** Returns an attempt's failure in the client's own terms. Whatever the closing has done to it is no reason for a retry. */
    public PartnerCentralAccountException translate(String operation, int attempt, Exception failure) {
        return isClosed ? closed(operation, attempt) : TransportFailures.translate(operation, attempt, failure);
    }

    private static PartnerCentralTransportException closed(String operation, int attempts) {
        return new PartnerCentralTransportException(operation, attempts, "the client is closed", null);
    }

    /**
     * Closes the connections and the event loops.
     *
     * @return emits the event loops' threads, which end now
     */
    public Mono<Set<Thread>> closeLater() {
        return Mono.defer(() -> {
            isClosed = true;
            closed.tryEmitEmpty();
            Set<Thread> loopThreads = ConcurrentHashMap.newKeySet();
            for (EventExecutor loop : loops.onClient(LoopResources.DEFAULT_NATIVE)) {
                loop.execute(() -> loopThreads.add(Thread.currentThread()));
            }
            return connections
                    .disposeLater()
                    // Event loops of the user's would remember it.
                    .doOnTerminate(resolver::close)
                    .then(loops.disposeLater(Duration.ZERO, LOOPS_CLOSE_TIMEOUT))
                    .thenReturn(loopThreads);
        });
    }
}

package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Sends requests over HTTP: one connection pool and one set of event loops, which a client shares with its views. */
public final class HttpTransport {

    /** Longer than any caller waits: the wait itself ends in an error. */
    private static final Duration LOOPS_CLOSE_TIMEOUT = Duration.ofDays(1);

    /** Ends the wait for exchanges on an event loop that a subscriber blocks. */
    private static final Duration EXCHANGES_END_TIMEOUT = Duration.ofSeconds(2);

    private final ConnectionProvider connections;
    private final LoopResources loops;
    private final ClientResolverGroup resolver = new ClientResolverGroup();
    private final HttpClient client;
    private final @Nullable Duration responseTimeout;
    private final Scheduler signals;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final Sinks.Empty<Void> exchangesEnded = Sinks.empty();
    private volatile boolean isClosed;

    /**
     * Creates a transport without connections.
     *
     * @param secure whether a route may need TLS
     * @param poolCustomizer the user's own settings of the pool
     * @param customizer the user's own settings of Reactor Netty's client
     * @param signals where failures are signalled, and what is due in the pool runs
     * @throws IllegalStateException if Reactor Netty does not fit the Netty on the class path
     */
    public HttpTransport(
            boolean secure,
            Consumer<ConnectionProvider.Builder> poolCustomizer,
            UnaryOperator<HttpClient> customizer,
            Scheduler signals) {
        this.signals = signals;
        this.connections = ConnectionPools.create(poolCustomizer, signals);
        this.loops = LoopResources.create("partnerflux");
        try {
            NettyVersions.link();
            this.client = HttpClients.create(connections, loops, resolver, secure, customizer);
            HttpClientConfig configuration = client.configuration();
            this.responseTimeout = configuration.responseTimeout();
            if (configuration.resolver() == resolver) {
                resolver.runOn(configuration.loopResources(), configuration.isPreferNative());
            }
        } catch (LinkageError e) {
            // Not in a call, which would hang: Reactor signals no subscriber such an error.
            dispose();
            throw NettyVersions.mismatch(e);
        } catch (RuntimeException e) {
            dispose();
            throw e;
        }
    }

    private void dispose() {
        connections.dispose();
        loops.dispose();
    }

    /**
     * Returns the route to an endpoint.
     *
     * @param proxy is used if the user has not set one with the customizer
     * @param applicationId is added to the User-Agent header if the user has not set that with the customizer
     */
    public Route route(Endpoint endpoint, @Nullable Proxy proxy, @Nullable String applicationId) {
        HttpClient configured = HttpClients.configure(client, resolver, proxy, applicationId);
        return new Route(
                configured.post().send(Exchange::send),
                endpoint.toString(),
                configured.configuration().hasProxy());
    }

    /**
     * Returns the exchange of one request, for a single subscriber. A failure is a {@link Failure}. A cancel closes the
     * connection.
     *
     * @param timeout the {@code apiCallAttemptTimeout}; the pool limits the wait for one of its connections
     * @param decoder decodes the response, on an event loop
     */
    public <T> Mono<T> exchange(
            Route route,
            Map<String, String> headers,
            byte[] body,
            Duration timeout,
            Function<HttpResponse, T> decoder) {
        AttemptTimeout attemptTimeout = new AttemptTimeout(timeout, signals);
        Exchange exchange = new Exchange(headers, body, attemptTimeout, () -> isClosed);
        // With the URI each exchange gets a configuration of its own. In a shared one, a user's headersWhen leaves the
        // headers of one request to the next.
        Flux<T> response = route.request
                .uri(route.uri)
                .response((head, content) -> ResponseBody.receive(exchange, head, content, decoder));
        return Mono.fromDirect(route.hasProxy ? subscribeOffEventLoop(response, attemptTimeout) : response)
                .contextWrite(context -> context.put(Exchange.class, exchange))
                .doFirst(exchanges::incrementAndGet)
                .doFinally(signal -> exchangeEnded())
                // Between a response's headers and its body, Reactor Netty loses a buffer if another thread cancels.
                .cancelOn(Schedulers.fromExecutor(exchange::execute))
                .onErrorMap(Exception.class, e -> translate(e, exchange))
                .timeout(attemptTimeout, Mono.error(() -> timedOut(exchange, timeout)));
    }

    /** Reactor Netty looks up the names of the proxy and of hosts that bypass it with the JDK's blocking resolver. */
    private static <T> Flux<T> subscribeOffEventLoop(Flux<T> response, AttemptTimeout timeout) {
        return Flux.defer(() -> {
            Disposable lookup = timeout.startBeforeWait();
            return Flux.<T>from(actual -> {
                        response.subscribe(actual);
                        lookup.dispose();
                    })
                    .subscribeOn(Schedulers.boundedElastic());
        });
    }

    private static Failure timedOut(Exchange exchange, Duration timeout) {
        String problem = "the attempt took longer than the apiCallAttemptTimeout of " + timeout;
        return TransportFailures.failure(Kind.TIMEOUT, exchange.isSent(), problem, new TimeoutException(problem));
    }

    private void exchangeEnded() {
        if (exchanges.decrementAndGet() == 0 && isClosed) {
            exchangesEnded.tryEmitEmpty();
        }
    }

    private Failure translate(Exception failure, Exchange exchange) {
        if (isClosed) {
            return closedFailure();
        }
        return failure instanceof Failure ours
                ? ours
                : TransportFailures.translate(failure, exchange.isSent(), responseTimeout);
    }

    /**
     * Ends the call with an error as soon as the client is closed. Failures are signalled where a subscriber does not
     * delay others, and never on the thread that closes the client.
     */
    public <T> Mono<T> untilClosed(Mono<T> call) {
        if (isClosed) {
            return Mono.error(HttpTransport::closedFailure);
        }
        return Mono.firstWithSignal(
                        closed.asMono().publishOn(signals).then(Mono.error(HttpTransport::closedFailure)), call)
                // Whatever else the closing does to the call, it is the closing that ends it.
                .onErrorResume(
                        e -> Mono.<T>error(() -> isClosed ? closedFailure() : e).publishOn(signals));
    }

    private static Failure closedFailure() {
        return Failure.afterRequest(Kind.CLOSED, "the client is closed", null);
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
            return awaitExchanges()
                    .then(Mono.defer(connections::disposeLater))
                    // Event loops of the user's would remember it.
                    .doOnTerminate(resolver::close)
                    .then(loops.disposeLater(Duration.ZERO, LOOPS_CLOSE_TIMEOUT))
                    .thenReturn(loopThreads);
        });
    }

    /** Event loops that have ended can neither close the connection of an exchange nor release its buffers. */
    private Mono<Void> awaitExchanges() {
        return exchanges.get() == 0
                ? Mono.empty()
                : exchangesEnded.asMono().timeout(EXCHANGES_END_TIMEOUT, Mono.empty(), signals);
    }
}

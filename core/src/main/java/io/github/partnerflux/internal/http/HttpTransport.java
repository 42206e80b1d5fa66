// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import io.github.partnerflux.internal.failure.Failure;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Sends requests over HTTP: one connection pool and one set of event loops, which a client shares with its views. */
public final class HttpTransport {

    /** Longer than any caller waits: the wait itself ends in an error. */
    private static final Duration LOOPS_CLOSE_TIMEOUT = Duration.ofDays(1);

    /** Ends the wait for what is to happen on event loops, one of which a subscriber may block. */
    private static final Duration BUSY_LOOP_TIMEOUT = Duration.ofSeconds(2);

    private final ConnectionProvider connections;
    private final LoopResources loops;
    private final ClientResolverGroup resolver = new ClientResolverGroup();
    private final HttpClient client;
    private final @Nullable Duration responseTimeout;
    private final Scheduler signals;
    private final OpenCalls openCalls;
    private final OpenExchanges openExchanges;

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
        this.openCalls = new OpenCalls(signals);
        this.openExchanges = new OpenExchanges(openCalls);
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
     * Returns the exchange of one request, for a single subscriber. A failure is a {@link Failure}. A cancel closes
     * the connection.
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
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                actual.onSubscribe(new ExchangeSubscriber<>(
                        actual,
                        route,
                        new Exchange(headers, body, new AttemptTimeout(timeout, signals), openCalls::areClosed),
                        decoder,
                        HttpTransport.this::translate,
                        openExchanges));
            }
        };
    }

    private Failure translate(Throwable failure, Exchange exchange) {
        if (openCalls.areClosed()) {
            return OpenCalls.closedFailure();
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
        return limited(call, null, UnaryOperator.identity());
    }

    /**
     * Ends the call with an error as soon as the client is closed or the timeout is over. Failures are signalled as with
     * {@link #untilClosed}.
     *
     * @param timeout the {@code apiCallTimeout}
     * @param translator translates the failures that the subscriber receives
     */
    public <T> Mono<T> untilTimeout(Mono<T> call, Duration timeout, UnaryOperator<Throwable> translator) {
        return limited(call, timeout, translator);
    }

    private <T> Mono<T> limited(Mono<T> call, @Nullable Duration timeout, UnaryOperator<Throwable> translator) {
        if (openCalls.areClosed()) {
            return Mono.error(() -> translator.apply(OpenCalls.closedFailure()));
        }
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                actual.onSubscribe(new CallSubscriber<>(actual, call, timeout, translator, openCalls, signals));
            }
        };
    }

    /**
     * Closes the connections and the event loops.
     *
     * @return emits the event loops' threads, which end now
     */
    public Mono<Set<Thread>> closeLater() {
        return Mono.defer(() -> {
            openCalls.close();
            Set<Thread> loopThreads = ConcurrentHashMap.newKeySet();
            for (EventExecutor loop : loops.onClient(LoopResources.DEFAULT_NATIVE)) {
                loop.execute(() -> loopThreads.add(Thread.currentThread()));
            }
            return unlessBusy(openExchanges.awaitEnd())
                    .then(Mono.defer(() -> unlessBusy(connections.disposeLater())))
                    // Event loops of the user's would remember it.
                    .doOnTerminate(resolver::close)
                    .then(loops.disposeLater(Duration.ZERO, LOOPS_CLOSE_TIMEOUT))
                    .thenReturn(loopThreads);
        });
    }

    private Mono<Void> unlessBusy(Mono<Void> onEventLoops) {
        return onEventLoops.timeout(BUSY_LOOP_TIMEOUT, Mono.empty(), signals);
    }
}

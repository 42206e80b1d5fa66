// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.concurrent.InterruptibleSubscriber;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.context.Context;

/**
 * The subscription to the exchange of one request: receives the body of the response, and emits the decoded response.
 */
final class ExchangeSubscriber<T> extends InterruptibleSubscriber<ByteBuf, T> {

    private final Route route;
    private final Exchange exchange;
    private final Function<HttpResponse, T> decoder;
    private final BiFunction<Throwable, Exchange, Failure> translator;
    private final OpenExchanges openExchanges;
    private final Context context;

    // Accessed on the event loop of the exchange only.
    private @Nullable HttpClientResponse head;
    private @Nullable ByteBuf body;
    private boolean decoded;

    /**
     * @param decoder decodes the response, on an event loop
     * @param translator translates the exceptions of the HTTP client
     */
    ExchangeSubscriber(
            CoreSubscriber<? super T> actual,
            Route route,
            Exchange exchange,
            Function<HttpResponse, T> decoder,
            BiFunction<Throwable, Exchange, Failure> translator,
            OpenExchanges openExchanges) {
        super(actual);
        this.route = route;
        this.exchange = exchange;
        this.decoder = decoder;
        this.translator = translator;
        this.openExchanges = openExchanges;
        this.context = actual.currentContext().put(Exchange.class, exchange);
        exchange.timeout().onExpiry(limit -> interrupt(() -> timedOut(limit)));
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    protected void start() {
        openExchanges.started();
        // With the URI each exchange gets a configuration of its own. In a shared one, a user's headersWhen leaves the
        // headers of one request to the next.
        Flux<ByteBuf> content = route.request.uri(route.uri).response(this::receive);
        if (route.hasProxy) {
            subscribeOffEventLoop(content);
        } else {
            content.subscribe(this);
        }
    }

    /** Reactor Netty looks up the names of the proxy and of hosts that bypass it with the JDK's blocking resolver. */
    private void subscribeOffEventLoop(Flux<ByteBuf> content) {
        Disposable lookup = exchange.timeout().startBeforeWait();
        Flux.<ByteBuf>from(subscriber -> {
                    content.subscribe(subscriber);
                    lookup.dispose();
                })
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe(this);
    }

    private Publisher<ByteBuf> receive(HttpClientResponse response, ByteBufFlux content) {
        head = response;
        return content;
    }

    @Override
    public void onNext(ByteBuf part) {
        if (isEnded() || decoded) {
            return;
        }
        try {
            if (body == null) {
                body = ResponseBody.create(response().responseHeaders());
            }
            ResponseBody.append(body, part);
        } catch (RuntimeException e) {
            interrupt(() -> e);
        }
    }

    @Override
    public void onComplete() {
        if (isEnded() || decoded) {
            return;
        }
        decoded = true;
        try {
            T response = decode();
            // Later, because the connection returns to the pool after this signal: the next request can use it.
            exchange.executeLater(() -> complete(response));
        } catch (Throwable e) {
            super.onError(e);
            // Closes the connection.
            Exceptions.throwIfFatal(e);
        }
    }

    private T decode() {
        HttpClientResponse received = response();
        ByteBuf content = body == null ? Unpooled.EMPTY_BUFFER : body;
        return decoder.apply(
                new HttpResponse(received.version(), received.status().code(), received.responseHeaders(), content));
    }

    private HttpClientResponse response() {
        return Objects.requireNonNull(head);
    }

    @Override
    public void onError(Throwable failure) {
        if (decoded) {
            Operators.onErrorDropped(failure, context);
        } else {
            super.onError(failure);
        }
    }

    @Override
    protected void end(boolean aborted) {
        exchange.timeout().stop();
        if (aborted) {
            exchange.abandon();
            // Between a response's headers and its body, Reactor Netty loses a buffer if another thread cancels.
            exchange.execute(this::abort);
        } else {
            close();
        }
    }

    private void abort() {
        try {
            if (!decoded) {
                cancelSource();
            }
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and its connections with it.
        } finally {
            close();
        }
    }

    private void close() {
        if (body != null) {
            body.release();
            body = null;
        }
        openExchanges.ended();
    }

    @Override
    protected void signalError(Throwable failure) {
        // As an exception: for example, retryWhen throws an error that is fatal to the JVM, and does not signal it.
        boolean translated = failure instanceof Exception || Exceptions.isJvmFatal(failure);
        actual.onError(translated ? translator.apply(failure, exchange) : failure);
    }

    private Failure timedOut(Duration limit) {
        String problem = "the attempt took longer than the apiCallAttemptTimeout of " + limit;
        return TransportFailures.failure(Kind.TIMEOUT, exchange.isSent(), problem, new TimeoutException(problem));
    }
}

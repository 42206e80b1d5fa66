// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

/** One request, which the prepared HTTP client finds in Reactor's context. Not a record: its headers are secret. */
final class Exchange {

    private static final DefaultHttpHeadersFactory CHECKS = DefaultHttpHeadersFactory.headersFactory();

    private static final int UNSENT = 0;
    private static final int SENT = 1;
    private static final int ABANDONED = 2;

    private static final AtomicIntegerFieldUpdater<Exchange> STATE =
            AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "state");

    private final Map<String, String> headers;
    private final byte[] body;
    private final AttemptTimeout timeout;
    private final BooleanSupplier clientIsClosed;

    private volatile @Nullable EventLoop loop;
    /** Decided once: what is reported as unsent, and perhaps sent again by a retry, is never sent later. */
    private volatile int state;

    private boolean isPrepared;
    /** The connection, if it had a request before. */
    private @Nullable Channel reused;

    Exchange(Map<String, String> headers, byte[] body, AttemptTimeout timeout, BooleanSupplier clientIsClosed) {
        this.headers = headers;
        this.body = body;
        this.timeout = timeout;
        this.clientIsClosed = clientIsClosed;
    }

    /** Starts the timeout, for {@code doOnChannelInit}: a connection is about to be opened for an exchange. */
    static void connecting(ConnectionObserver observer, Channel channel, @Nullable SocketAddress address) {
        Exchange exchange = observer.currentContext().getOrDefault(Exchange.class, null);
        if (exchange != null) {
            exchange.timeout.start();
        }
    }

    /** Sets the headers, for {@code doOnRequest}: the user's own hooks, which follow, see them. */
    static void prepare(HttpClientRequest request, Connection connection) {
        of(request).prepare(request.requestHeaders(), connection);
    }

    /** Sends the body, for {@code send}. */
    static Publisher<Void> send(HttpClientRequest request, NettyOutbound outbound) {
        Exchange exchange = of(request);
        // Repeated for a client that the user created anew, which does not have the hook.
        outbound.withConnection(connection -> exchange.prepare(request.requestHeaders(), connection));
        requireOneLineEach(request.requestHeaders());
        Mono<Void> send = Mono.defer(() -> exchange.send(outbound));
        Channel reused = exchange.reused;
        return reused == null ? send : afterPendingRead(reused).then(send);
    }

    private Mono<Void> send(NettyOutbound outbound) {
        if (clientIsClosed.getAsBoolean() || !trySend()) {
            // The closing, or what has ended the exchange, cancels this. An error of its own could come before that.
            return Mono.never();
        }
        return outbound.send(Mono.fromSupplier(this::newBody)).then();
    }

    /**
     * Completes when the event loop has read what had arrived on the connection: read after the request was sent, it
     * would be taken for the response. Scheduled rather than executed: the event loop runs submitted tasks before
     * it reads.
     */
    private static Mono<Void> afterPendingRead(Channel channel) {
        return Mono.create(sink -> {
            // Reactor Netty stops reading as soon as a call has the connection.
            channel.read();
            ScheduledFuture<?> turn = channel.eventLoop().schedule(() -> sink.success(), 0, TimeUnit.NANOSECONDS);
            sink.onCancel(() -> turn.cancel(false));
        });
    }

    AttemptTimeout timeout() {
        return timeout;
    }

    private boolean trySend() {
        return STATE.compareAndSet(this, UNSENT, SENT) || state == SENT;
    }

    /** Prevents the request from being sent, unless it is already. */
    void abandon() {
        STATE.compareAndSet(this, UNSENT, ABANDONED);
    }

    /** Returns whether the request, or a part of it, may have been sent. Final once the exchange is abandoned. */
    boolean isSent() {
        return state == SENT;
    }

    private static Exchange of(HttpClientRequest request) {
        return request.currentContextView().get(Exchange.class);
    }

    private void prepare(HttpHeaders target, Connection connection) {
        if (!isPrepared) {
            isPrepared = true;
            timeout.start();
            loop = connection.channel().eventLoop();
            reused = ResponseGuard.install(connection.channel()) ? null : connection.channel();
            headers.forEach(target::set);
        }
    }

    /** Copies of Netty's headers, which Reactor Netty creates of a user's, no longer check for line breaks. */
    private static void requireOneLineEach(HttpHeaders headers) {
        headers.iteratorCharSequence().forEachRemaining(header -> {
            try {
                CHECKS.getNameValidator().validateName(header.getKey());
                CHECKS.getValueValidator().validate(header.getValue());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Validation failed for header '" + header.getKey() + "'", e);
            }
        });
    }

    private ByteBuf newBody() {
        return Unpooled.wrappedBuffer(body);
    }

    /** Runs a task after those that the event loop has already, or now if the loop has ended. */
    void executeLater(Runnable task) {
        try {
            Objects.requireNonNull(loop).execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Runs a task on the event loop of the exchange, or on the current thread if there is none yet. */
    void execute(Runnable task) {
        EventLoop current = loop;
        if (current == null || current.inEventLoop()) {
            task.run();
            return;
        }
        try {
            current.execute(task);
        } catch (RejectedExecutionException e) {
            // The client is closed: the event loop has ended.
            task.run();
        }
    }
}

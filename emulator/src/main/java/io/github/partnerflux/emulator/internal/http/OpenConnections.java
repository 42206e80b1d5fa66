// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.github.partnerflux.emulator.internal.recording.Ending;
import io.github.partnerflux.emulator.internal.recording.Exchange;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/** The open connections and the current exchange of each, which ends with its connection at the latest. */
public final class OpenConnections {

    private static final AttributeKey<Exchange> CURRENT = AttributeKey.valueOf(OpenConnections.class, "current");

    // A connection that is accepted while the group closes is closed as well.
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private volatile boolean closing;

    void opened(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener((ChannelFutureListener) closed -> {
            Exchange unfinished = channel.attr(CURRENT).getAndSet(null);
            if (unfinished != null) {
                unfinished.end(closing ? Ending.DROPPED : Ending.ABORTED);
            }
        });
    }

    void start(Channel channel, Exchange exchange) {
        channel.attr(CURRENT).set(exchange);
        if (!channel.isOpen()) {
            exchange.end(Ending.ABORTED);
        }
    }

    /**
     * Ends the exchange. Called before the emulator closes a connection, which would otherwise be recorded as closed
     * by the client.
     */
    void end(Channel channel, Ending ending) {
        Exchange exchange = channel.attr(CURRENT).getAndSet(null);
        if (exchange != null) {
            exchange.end(ending);
        }
    }

    /** Closes all connections. Failures are ignored: nothing is left to do for such a connection. */
    Mono<Void> closeAll() {
        return FutureMono.deferFuture(() -> {
                    closing = true;
                    return channels.close();
                })
                .onErrorComplete();
    }
}

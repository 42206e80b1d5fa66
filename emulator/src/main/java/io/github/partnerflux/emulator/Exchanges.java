package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/** The open connections and the current exchange of each, which ends with its connection at the latest. */
final class Exchanges {

    private static final AttributeKey<RecordedRequest> CURRENT = AttributeKey.valueOf(Exchanges.class, "current");

    // A connection that is accepted while the group closes is closed as well.
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private volatile boolean closing;

    void opened(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener((ChannelFutureListener) closed -> {
            RecordedRequest unfinished = channel.attr(CURRENT).getAndSet(null);
            if (unfinished != null) {
                unfinished.ended(closing ? RecordedRequest.Outcome.DROPPED : RecordedRequest.Outcome.ABORTED);
            }
        });
    }

    void start(Channel channel, RecordedRequest request) {
        channel.attr(CURRENT).set(request);
        if (!channel.isOpen()) {
            request.ended(RecordedRequest.Outcome.ABORTED);
        }
    }

    /**
     * Ends the exchange. Called before the emulator closes a connection, which would otherwise count as the
     * client's act.
     */
    void end(Channel channel, RecordedRequest.Outcome outcome) {
        RecordedRequest request = channel.attr(CURRENT).getAndSet(null);
        if (request != null) {
            request.ended(outcome);
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

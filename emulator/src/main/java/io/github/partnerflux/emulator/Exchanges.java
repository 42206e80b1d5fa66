package io.github.partnerflux.emulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/** The open connections, and the exchange that is going on over each: it learns here of its connection's end. */
final class Exchanges {

    private static final AttributeKey<RecordedRequest> CURRENT = AttributeKey.valueOf(Exchanges.class, "current");

    // Closes what is added after the group was closed: a connection accepted in that moment does not outlive it.
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
    private volatile boolean closing;

    void opened(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener((ChannelFutureListener) closed -> {
            RecordedRequest unanswered = channel.attr(CURRENT).getAndSet(null);
            if (unanswered != null) {
                unanswered.ended(closing ? RecordedRequest.Outcome.DROPPED : RecordedRequest.Outcome.ABORTED);
            }
        });
    }

    void begin(Channel channel, RecordedRequest request) {
        channel.attr(CURRENT).set(request);
        if (!channel.isOpen()) {
            request.ended(RecordedRequest.Outcome.ABORTED);
        }
    }

    /** Called before a connection is closed on purpose, so that the close is not taken for the client's. */
    void end(Channel channel, RecordedRequest.Outcome outcome) {
        RecordedRequest request = channel.attr(CURRENT).getAndSet(null);
        if (request != null) {
            request.ended(outcome);
        }
    }

    /** A connection that fails to close is none that anyone could do more about. */
    Mono<Void> closeAll() {
        return FutureMono.deferFuture(() -> {
                    closing = true;
                    return channels.close();
                })
                .onErrorComplete();
    }
}

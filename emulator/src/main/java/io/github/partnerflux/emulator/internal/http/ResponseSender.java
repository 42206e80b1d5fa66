// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.github.partnerflux.emulator.internal.fault.Transmission;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.recording.Ending;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/** Sends a response, or as much of it as a fault lets through, and ends the exchange. */
final class ResponseSender {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final OpenConnections connections;

    ResponseSender(Clock clock, OpenConnections connections) {
        this.clock = clock;
        this.connections = connections;
    }

    Mono<Void> send(Response response, Transmission transmission, Channel channel, HttpServerResponse outbound) {
        return switch (transmission) {
            case NEVER -> Mono.never();
            case CLOSE_BEFORE -> close(channel, Ending.DROPPED);
            case RESET_BEFORE -> reset(channel);
            case CLOSE_IN_BODY -> sendHalf(response, channel, outbound);
            case WHOLE -> sendWhole(response, channel, outbound);
        };
    }

    private Mono<Void> sendWhole(Response response, Channel channel, HttpServerResponse outbound) {
        ByteBuf body = Unpooled.wrappedBuffer(response.body());
        return head(response, outbound)
                .send(Mono.just(body))
                .then()
                .doOnSuccess(done -> connections.end(channel, Ending.responded(response.status())));
    }

    private Mono<Void> sendHalf(Response response, Channel channel, HttpServerResponse outbound) {
        ByteBuf half = Unpooled.wrappedBuffer(response.body(), 0, response.body().length / 2);
        return head(response, outbound)
                .sendHeaders()
                .then()
                .then(FutureMono.deferFuture(() -> channel.writeAndFlush(new DefaultHttpContent(half))))
                .then(close(channel, Ending.droppedAfter(response.status())));
    }

    private Mono<Void> reset(Channel channel) {
        return Mono.defer(() -> {
            // Without lingering, the socket sends RST instead of FIN.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            return close(channel, Ending.DROPPED);
        });
    }

    /** Never completes: on completion, Reactor Netty would finish the response. */
    private Mono<Void> close(Channel channel, Ending ending) {
        return FutureMono.deferFuture(() -> {
                    connections.end(channel, ending);
                    return channel.close();
                })
                .then(Mono.never());
    }

    private HttpServerResponse head(Response response, HttpServerResponse outbound) {
        outbound.status(response.status());
        outbound.header("x-amzn-RequestId", requestId());
        outbound.header("Date", HTTP_DATE.format(clock.instant()));
        outbound.header("Content-Length", Integer.toString(response.body().length));
        response.headers().forEach(outbound::header);
        return outbound;
    }

    /** Replaces {@link UUID#randomUUID()}, whose source of randomness may block the event loop. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}

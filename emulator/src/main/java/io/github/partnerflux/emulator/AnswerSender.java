package io.github.partnerflux.emulator;

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

/** Puts an answer on the wire, or as much of it as is wanted, and tells the exchange how it ended. */
final class AnswerSender {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Exchanges exchanges;

    AnswerSender(Clock clock, Exchanges exchanges) {
        this.clock = clock;
        this.exchanges = exchanges;
    }

    Mono<Void> send(Answer answer, Transmission transmission, Channel channel, HttpServerResponse response) {
        return switch (transmission) {
            case NEVER -> Mono.never();
            case CLOSE_BEFORE -> close(channel, RecordedRequest.Outcome.DROPPED);
            case RESET_BEFORE -> reset(channel);
            case CLOSE_IN_BODY -> sendHalf(answer, channel, response);
            case WHOLE -> sendWhole(answer, channel, response);
        };
    }

    private Mono<Void> sendWhole(Answer answer, Channel channel, HttpServerResponse response) {
        ByteBuf body = Unpooled.wrappedBuffer(answer.body());
        return head(answer, response)
                .send(Mono.just(body))
                .then()
                .doOnSuccess(done -> exchanges.end(channel, RecordedRequest.Outcome.answered(answer.status())));
    }

    private Mono<Void> sendHalf(Answer answer, Channel channel, HttpServerResponse response) {
        ByteBuf half = Unpooled.wrappedBuffer(answer.body(), 0, answer.body().length / 2);
        return head(answer, response)
                .sendHeaders()
                .then()
                .then(FutureMono.deferFuture(() -> channel.writeAndFlush(new DefaultHttpContent(half))))
                .then(close(channel, RecordedRequest.Outcome.droppedAfter(answer.status())));
    }

    /** A socket that does not linger says RST instead of FIN. */
    private Mono<Void> reset(Channel channel) {
        return Mono.defer(() -> {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            return close(channel, RecordedRequest.Outcome.DROPPED);
        });
    }

    /** Never completes: at completion the server would finish the answer. */
    private Mono<Void> close(Channel channel, RecordedRequest.Outcome outcome) {
        return FutureMono.deferFuture(() -> {
                    exchanges.end(channel, outcome);
                    return channel.close();
                })
                .then(Mono.never());
    }

    private HttpServerResponse head(Answer answer, HttpServerResponse response) {
        response.status(answer.status());
        response.header("x-amzn-RequestId", requestId());
        response.header("Date", HTTP_DATE.format(clock.instant()));
        response.header("Content-Length", Integer.toString(answer.body().length));
        answer.headers().forEach(response::header);
        return response;
    }

    /** Not {@link UUID#randomUUID()}: its source of randomness may block, and this is an event loop. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}

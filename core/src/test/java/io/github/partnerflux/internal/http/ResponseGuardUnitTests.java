// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/** Tests what {@link ResponseGuard} finds after a response, whatever packets the response arrives in. */
class ResponseGuardUnitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Id: 1\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nX-Id: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n1\r\n \r\n0\r\nX: 1\r\n\r\n"
            })
    void reusesAConnectionUnlessMoreThanTheResponseArrives(String response) {
        for (int first = 1; first < response.length(); first++) {
            for (int second = first; second < response.length(); second++) {
                assertThat(isReusedAfter(response, first, second))
                        .as("packets that end at %d and %d", first, second)
                        .isTrue();
                assertThat(isReusedAfter(response + "}", first, second))
                        .as("surplus after packets that end at %d and %d", first, second)
                        .isFalse();
            }
        }
    }

    private static boolean isReusedAfter(String text, int first, int second) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpClientCodec());
        ResponseGuard.install(channel);
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        receive(channel, text.substring(0, first));
        if (second > first) {
            receive(channel, text.substring(first, second));
        }
        receive(channel, text.substring(second));
        assertThat(hasEnded(channel)).isTrue();
        boolean reused = channel.isActive() && Connection.from(channel).isPersistent();
        channel.finishAndReleaseAll();
        return reused;
    }

    private static void receive(EmbeddedChannel channel, String packet) {
        channel.writeInbound(Unpooled.copiedBuffer(packet, US_ASCII));
    }

    private static boolean hasEnded(EmbeddedChannel channel) {
        boolean ended = false;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            ended |= message instanceof LastHttpContent;
            ReferenceCountUtil.release(message);
        }
        return ended;
    }
}

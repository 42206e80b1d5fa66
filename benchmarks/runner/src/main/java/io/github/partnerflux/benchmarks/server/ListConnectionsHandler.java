// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Handles the requests on one connection. */
final class ListConnectionsHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final ByteBuf THROTTLED = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
            "{\"__type\":\"ThrottlingException\",\"Message\":\"slow down\"}", StandardCharsets.UTF_8));

    private final Supplier<Service> current;

    ListConnectionsHandler(Supplier<Service> current) {
        this.current = current;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Service service = current.get();
        FullHttpResponse response;
        if (service.counters().request(request)) {
            response = response(HttpResponseStatus.BAD_REQUEST, THROTTLED.duplicate());
            response.headers().set("X-Amzn-Errortype", "ThrottlingException");
        } else {
            response = response(HttpResponseStatus.OK, service.pages().responseBody(request.content()));
        }
        if (service.latency().isZero()) {
            send(context, response);
        } else {
            Future<?> unused = context.executor()
                    .schedule(() -> send(context, response), service.latency().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void send(ChannelHandlerContext context, FullHttpResponse response) {
        ChannelFuture unused = context.writeAndFlush(response);
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set("Content-Type", "application/x-amz-json-1.0")
                .set("Content-Length", body.readableBytes())
                .set("Date", "Fri, 02 Jan 2026 03:04:05 GMT")
                .set("x-amzn-RequestId", "5a1f5bf0-3a64-4e0a-8a9c-0123456789ab");
        return response;
    }
}

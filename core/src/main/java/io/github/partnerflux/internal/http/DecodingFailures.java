package io.github.partnerflux.internal.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;

/**
 * Marks what Netty's HTTP decoder finds wrong: its {@code IllegalArgumentException}s look like those of a request that could
 * not be written.
 */
@Sharable
final class DecodingFailures extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part
                && part.decoderResult().isFailure()
                && part.decoderResult().cause() instanceof IllegalArgumentException e) {
            part.setDecoderResult(DecoderResult.failure(new DecoderException(e.getMessage(), e)));
        }
        context.fireChannelRead(message);
    }
}

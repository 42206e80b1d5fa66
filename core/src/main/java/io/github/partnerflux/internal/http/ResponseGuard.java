// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/**
 * Keeps the responses on a connection in step with its requests, so that no call receives a response to another one.
 *
 * <p>HTTP/1.1 relates responses to requests by their order only. Reactor Netty takes an interim response such as {@code
 * 103} for the final one (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, section 15.2</a>) and
 * reuses a connection on which more than the response has arrived. This handler skips interim responses, and closes a
 * connection on which anything arrives after a response or between two exchanges (<a
 * href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, section 6.3</a>).
 */
final class ResponseGuard extends ChannelDuplexHandler {

    private static final String NAME = "partnerflux.responseGuard";
    private static final String BYTES_NAME = "partnerflux.byteGuard";

    private boolean awaiting;
    private boolean skippingInterim;
    private boolean surplus;

    /** The packet that the codec decodes. Bytes that are left at the end of a response do not belong to the response. */
    private @Nullable ByteBuf packet;

    /** Passed on once it is certain that nothing follows: Reactor Netty then reuses the connection for the next call. */
    private @Nullable LastHttpContent end;

    private ResponseGuard() {}

    /**
     * Guards a connection, or an HTTP/2 stream, from its first request on.
     *
     * @return whether this is the first request
     */
    static boolean install(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) != null) {
            return false;
        }
        ResponseGuard guard = new ResponseGuard();
        if (pipeline.get(NettyPipeline.HttpCodec) instanceof HttpClientCodec) {
            pipeline.addBefore(NettyPipeline.HttpCodec, BYTES_NAME, guard.new ByteGuard());
            pipeline.addAfter(NettyPipeline.HttpCodec, NAME, guard);
        } else if (pipeline.get(NettyPipeline.H2ToHttp11Codec) != null) {
            pipeline.addAfter(NettyPipeline.H2ToHttp11Codec, NAME, guard);
        }
        return true;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise has it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest) {
            awaiting = true;
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!isInTurn()) {
            refuse(context, message);
        } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            doNotReuse(context);
            context.fireChannelRead(withDecoderException(part));
        } else if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            readInterim(context, response);
        } else if (skippingInterim && message instanceof LastHttpContent) {
            skip(context, message);
            skippingInterim = false;
        } else if (message instanceof LastHttpContent last) {
            end = last;
            surplus = packet != null && packet.isReadable();
        } else {
            skippingInterim = false;
            context.fireChannelRead(message);
        }
    }

    private void readInterim(ChannelHandlerContext context, HttpResponse response) {
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            response.setDecoderResult(DecoderResult.failure(new DecoderException(
                    "status 101 switches to another protocol, which the request did not ask for")));
            doNotReuse(context);
            context.fireChannelRead(response);
        } else {
            // HTTP/1.1 has an empty last content after it, HTTP/2 has one only as a part of it.
            skippingInterim = !(response instanceof LastHttpContent);
            skip(context, response);
        }
    }

    private static void skip(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        context.read();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        passOnEnd(context);
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passOnEnd(context);
        context.fireChannelInactive();
    }

    private void passOnEnd(ChannelHandlerContext context) {
        LastHttpContent last = end;
        if (last == null) {
            return;
        }
        end = null;
        awaiting = false;
        if (surplus) {
            doNotReuse(context);
        }
        context.fireChannelRead(last);
    }

    private boolean isInTurn() {
        return awaiting && end == null;
    }

    /** Something that no request asked for: after a response's end, or between two exchanges. */
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do if the connection cannot be closed
    private void refuse(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        surplus = true;
        if (end == null) {
            context.close();
        }
    }

    private static void doNotReuse(ChannelHandlerContext context) {
        Connection.from(context.channel()).markPersistent(false);
    }

    /** Marks what Netty's decoder refuses: its {@code IllegalArgumentException} looks like that of a request that cannot be written. */
    private static HttpObject withDecoderException(HttpObject part) {
        if (part.decoderResult().cause() instanceof IllegalArgumentException e) {
            part.setDecoderResult(DecoderResult.failure(new DecoderException(e.getMessage(), e)));
        }
        return part;
    }

    /** Receives bytes that the codec does not pass on, such as the start of a line. */
    private final class ByteGuard extends ChannelInboundHandlerAdapter {

        /** Whether the codec keeps the start of a line until the rest arrives. */
        private boolean lineIsUnread;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!isInTurn()) {
                refuse(context, message);
            } else if (message instanceof ByteBuf bytes) {
                readBytes(context, bytes);
            } else {
                context.fireChannelRead(message);
            }
        }

        private void readBytes(ChannelHandlerContext context, ByteBuf bytes) {
            if (!lineIsUnread) {
                decode(context, bytes);
                return;
            }
            int rest = bytes.bytesBefore(HttpConstants.LF) + 1;
            lineIsUnread = rest == 0;
            if (rest == 0 || rest == bytes.readableBytes()) {
                context.fireChannelRead(bytes);
            } else {
                // The codec copies this packet to the start of the line, so that the packet no longer shows what is
                // left of it. Only the rest of the line is passed on that way.
                context.fireChannelRead(bytes.readRetainedSlice(rest));
                channelRead(context, bytes);
            }
        }

        private void decode(ChannelHandlerContext context, ByteBuf bytes) {
            packet = bytes.retain();
            try {
                context.fireChannelRead(bytes);
            } finally {
                packet = null;
                lineIsUnread = bytes.isReadable();
                bytes.release();
            }
        }
    }
}

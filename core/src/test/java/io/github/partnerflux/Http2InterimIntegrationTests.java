// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.ResponseOrderIntegrationTests.assertThatAccountsListTheirOwn;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.tcp.SslProvider;

/** Tests interim responses on the streams of HTTP/2, which a user enables with {@code httpClient}. */
class Http2InterimIntegrationTests {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() throws Exception {
        loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 199})
    void skipsInterimResponses(int status) throws Exception {
        int port = start(null, new Interim(status, json(null, "pac-A"), json(null, "pac-B")));
        try (PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(TestClients.credentials("A", "secret"))
                .httpClient(http -> http.protocol(HttpProtocol.H2C))
                .build()) {
            assertThatAccountsListTheirOwn(client);
        }
    }

    @Test
    void skipsInterimResponsesOverTls() throws Exception {
        X509Bundle certificate = TestClients.certificate();
        SslContext tls = SslContextBuilder.forServer(certificate.toKeyManagerFactory())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        "h2"))
                .build();
        int port = start(tls, new Interim(103, json(null, "pac-A"), json(null, "pac-B")));
        SslProvider.GenericSslContextSpec<?> trusting = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(certificate.getCertificate()));
        try (PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("https://localhost:" + port))
                .credentialsProvider(TestClients.credentials("A", "secret"))
                .httpClient(http ->
                        http.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).secure(spec -> spec.sslContext(trusting)))
                .build()) {
            assertThatAccountsListTheirOwn(client);
        }
    }

    /** The end of a stream ends the body, also without a Content-Length. */
    @Test
    void aCompleteBodyWithTruncatedJsonIsAFormatError() throws Exception {
        int port = start(null, new Interim(103, "{\"Conn", "{\"Conn"));
        try (PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(TestClients.credentials("A", "secret"))
                .httpClient(http -> http.protocol(HttpProtocol.H2C))
                .build()) {
            assertFails(
                    client, ResponseFormatException.class, 1, e -> assertThat(e).hasMessageContaining("is not valid"));
        }
    }

    private int start(@Nullable SslContext tls, Interim handler) throws Exception {
        return ((InetSocketAddress) new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                if (tls != null) {
                                    channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                                }
                                channel.pipeline()
                                        .addLast(Http2FrameCodecBuilder.forServer()
                                                .build())
                                        .addLast(new Http2MultiplexHandler(handler));
                            }
                        })
                        .bind("127.0.0.1", 0)
                        .sync()
                        .channel()
                        .localAddress())
                .getPort();
    }

    /** Sends an interim response and then the page of the account that signed the request, without Content-Length. */
    @Sharable
    private static final class Interim extends ChannelInitializer<Channel> {

        private final int status;
        private final String pageOfA;
        private final String pageOfB;

        Interim(int status, String pageOfA, String pageOfB) {
            this.status = status;
            this.pageOfA = pageOfA;
            this.pageOfB = pageOfB;
        }

        @Override
        protected void initChannel(Channel stream) {
            stream.pipeline().addLast(new StreamHandler());
        }

        private final class StreamHandler extends ChannelInboundHandlerAdapter {

            private String page = "";

            @Override
            @SuppressWarnings("FutureReturnValueIgnored")
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof Http2HeadersFrame headers) {
                    String authorization =
                            headers.headers().get("authorization").toString();
                    page = ResponseOrderIntegrationTests.accessKey(authorization)
                                    .equals("A")
                            ? pageOfA
                            : pageOfB;
                }
                if (message instanceof Http2DataFrame data && data.isEndStream()) {
                    context.writeAndFlush(headers(String.valueOf(status)));
                    context.write(headers("200"));
                    context.writeAndFlush(
                            new DefaultHttp2DataFrame(Unpooled.copiedBuffer(page, StandardCharsets.UTF_8), true));
                }
                ReferenceCountUtil.release(message);
            }

            private static DefaultHttp2HeadersFrame headers(String status) {
                return new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status(status));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class TransportFailuresUnitTests {

    static Stream<Arguments> exceptions() {
        SSLHandshakeException untrusted = new SSLHandshakeException("untrusted");
        untrusted.initCause(new CertificateException("untrusted"));
        return Stream.of(
                exception(new ConnectException("refused"), Kind.CONNECTION, "the connection failed: refused"),
                exception(
                        new ConnectTimeoutException("a"),
                        Kind.CONNECTION,
                        "no connection within the connect timeout: a"),
                exception(new UnknownHostException("a"), Kind.CONNECTION, "unknown host: a"),
                exception(new IOException("reset"), Kind.CONNECTION, "the connection failed: reset"),
                exception(new IOException(), Kind.CONNECTION, "the connection failed"),
                exception(new ClosedChannelException(), Kind.CONNECTION, "the connection failed"),
                exception(
                        PrematureCloseException.TEST_EXCEPTION,
                        Kind.CONNECTION,
                        "the connection failed: Simulated prematurely closed connection"),
                exception(new ChannelException("no files"), Kind.CONNECTION, "the connection failed: no files"),
                exception(new AbortedException("closed"), Kind.CONNECTION, "the connection failed: closed"),
                exception(new SslHandshakeTimeoutException("a"), Kind.CONNECTION, "TLS failed: a"),
                exception(new SSLException("a", new IOException("reset")), Kind.CONNECTION, "TLS failed: a"),
                exception(untrusted, Kind.TLS_REFUSED, "TLS failed: untrusted"),
                exception(
                        new SSLException(new SSLHandshakeException("untrusted")),
                        Kind.TLS_REFUSED,
                        "TLS failed: javax.net.ssl.SSLHandshakeException: untrusted"),
                exception(new SSLException("handshake_failure"), Kind.TLS_REFUSED, "TLS failed: handshake_failure"),
                exception(new NotSslRecordException("HTTP/1.1"), Kind.TLS_REFUSED, "TLS failed: HTTP/1.1"),
                exception(
                        new PoolAcquirePendingLimitException(1_000),
                        Kind.POOL_EXHAUSTED,
                        "no free connection in the pool: Pending acquire queue has reached its maximum size of 1000;"
                                + " limit the concurrent calls, or set a larger maxConnections or"
                                + " pendingAcquireMaxCount with connectionPool"),
                exception(
                        new PoolAcquireTimeoutException(Duration.ofSeconds(10)),
                        Kind.POOL_EXHAUSTED,
                        "no free connection in the pool: Pool#acquire(Duration) has been pending for more than the"
                                + " configured timeout of 10000ms; limit the concurrent calls, or set a larger"
                                + " maxConnections or pendingAcquireTimeout with connectionPool"),
                exception(
                        new ProxyConnectException("http, none, status: 407 Proxy Authentication Required"),
                        Kind.PROXY_REFUSED,
                        "the proxy refused the connection: http, none, status: 407 Proxy Authentication Required"),
                exception(
                        new ProxyConnectException("http, none, status: 502 Bad Gateway"),
                        Kind.CONNECTION,
                        "no connection through the proxy: http, none, status: 502 Bad Gateway"),
                exception(new TimeoutException("a"), Kind.TIMEOUT, "the request timed out: a"),
                exception(
                        new TooLongFrameException("9 bytes"),
                        Kind.MALFORMED_RESPONSE,
                        "the response is too large: 9 bytes"),
                exception(
                        new DecoderException("garbage"), Kind.MALFORMED_RESPONSE, "the response is not HTTP: garbage"),
                exception(
                        new IllegalArgumentException("header"),
                        Kind.REQUEST,
                        "the request could not be created: header"),
                exception(new NullPointerException(), Kind.REQUEST, "the request could not be created"));
    }

    private static Arguments exception(Exception exception, Kind kind, String problem) {
        return Arguments.argumentSet(exception.toString(), exception, kind, problem);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void haveAKindAProblemAndTheirCause(Exception exception, Kind kind, String problem) {
        Failure failure = translate(exception);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.getCause()).isSameAs(exception);
    }

    @Test
    void explainAReadTimeout() {
        Failure failure = TransportFailures.translate(ReadTimeoutException.INSTANCE, true, Duration.ofSeconds(30));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.problem())
                .isEqualTo("the connection failed: no data was received within the responseTimeout of PT30S");
        assertThat(failure).hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void nameAProxyThatCannotBeResolved() {
        Failure failure = translate(new UnresolvedAddressException());

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure.problem()).isEqualTo("unknown host: the proxy's host cannot be resolved");
        assertThat(failure).hasCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void makeEveryLossOfAConnectionAnIoException() {
        Failure failure = translate(new PrematureChannelClosureException("closed"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void unwrapAProxyFailureOfAWrite() {
        ProxyConnectException refusal = new ProxyConnectException("http, none, status: 407 Required");

        Failure failure = translate(new IOException(refusal));

        assertThat(failure.kind()).isEqualTo(Kind.PROXY_REFUSED);
        assertThat(failure.getCause()).isSameAs(refusal);
    }

    @Test
    void unwrapATlsFailureOfADecoder() {
        SSLHandshakeException tls = new SSLHandshakeException("untrusted");

        Failure failure = translate(new DecoderException(tls));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_REFUSED);
        assertThat(failure.getCause()).isSameAs(tls);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void indicateWhetherTheRequestMayHaveReachedTheService(boolean sent) {
        Failure failure = TransportFailures.translate(new IOException("reset"), sent, null);

        assertThat(failure.mayHaveReachedService()).isEqualTo(sent);
    }

    private static Failure translate(Exception exception) {
        return TransportFailures.translate(exception, false, null);
    }
}

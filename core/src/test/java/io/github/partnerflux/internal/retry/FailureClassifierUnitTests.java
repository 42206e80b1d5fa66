package io.github.partnerflux.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PaginationException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class FailureClassifierUnitTests {

    @ParameterizedTest(name = "status {0}, code {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                // Throttling: by status, by code.
                "429, none, THROTTLING",
                "429, NewerException, THROTTLING",
                "429, InternalServerException, THROTTLING",
                "429, ValidationException, THROTTLING",
                "400, BandwidthLimitExceeded, THROTTLING",
                "400, EC2ThrottledException, THROTTLING",
                "400, LimitExceededException, THROTTLING",
                "400, PriorRequestNotComplete, THROTTLING",
                "400, ProvisionedThroughputExceededException, THROTTLING",
                "400, RequestLimitExceeded, THROTTLING",
                "400, RequestThrottled, THROTTLING",
                "400, RequestThrottledException, THROTTLING",
                "400, SlowDown, THROTTLING",
                "400, ThrottledException, THROTTLING",
                "400, Throttling, THROTTLING",
                "400, ThrottlingException, THROTTLING",
                "400, TooManyRequestsException, THROTTLING",
                "400, TransactionInProgressException, THROTTLING",
                "503, SlowDown, THROTTLING",
                // Transient: by status, by code.
                "500, none, TRANSIENT",
                "502, none, TRANSIENT",
                "503, none, TRANSIENT",
                "504, none, TRANSIENT",
                "500, InternalServerException, TRANSIENT",
                "500, NewerException, TRANSIENT",
                "400, InternalError, TRANSIENT",
                "400, InternalServerException, TRANSIENT",
                "400, RequestTimeout, TRANSIENT",
                "400, RequestTimeoutException, TRANSIENT",
                // Never.
                "400, none, NEVER",
                "400, NewerException, NEVER",
                "400, ValidationException, NEVER",
                "400, ExpiredTokenException, NEVER",
                "400, throttlingexception, NEVER",
                "402, ServiceQuotaExceededException, NEVER",
                "403, AccessDeniedException, NEVER",
                "403, ExpiredToken, NEVER",
                "404, ResourceNotFoundException, NEVER",
                "408, none, NEVER",
                "409, ConflictException, NEVER",
                "425, none, NEVER",
                "501, none, NEVER",
                "505, none, NEVER",
                "599, none, NEVER",
                "307, none, NEVER"
            })
    void classifiesAnswers(int status, @Nullable String code, FailureClass expected) {
        assertThat(FailureClassifier.classify(Failures.service(status, code))).isEqualTo(expected);
    }

    static Stream<Arguments> transportFailures() {
        return Stream.of(
                transport("connection refused", new ConnectException("refused"), FailureClass.TRANSIENT),
                transport("connect timeout", new ConnectTimeoutException("timeout"), FailureClass.TRANSIENT),
                transport("unknown host", new UnknownHostException("host"), FailureClass.TRANSIENT),
                transport("connection reset", new IOException("Connection reset by peer"), FailureClass.TRANSIENT),
                transport("closed before the response", PrematureCloseException.TEST_EXCEPTION, FailureClass.TRANSIENT),
                transport("closed", new ClosedChannelException(), FailureClass.TRANSIENT),
                transport("read timeout", ReadTimeoutException.INSTANCE, FailureClass.TRANSIENT),
                transport("attempt timeout", new TimeoutException("attempt"), FailureClass.TRANSIENT),
                transport("TLS handshake timeout", new SslHandshakeTimeoutException("timeout"), FailureClass.TRANSIENT),
                transport(
                        "connection reset in a TLS handshake",
                        new SSLException("failure when writing TLS control frames", new IOException("reset")),
                        FailureClass.TRANSIENT),
                transport(
                        "untrusted certificate",
                        (SSLHandshakeException)
                                new SSLHandshakeException("untrusted").initCause(new CertificateException("untrusted")),
                        FailureClass.NEVER),
                transport(
                        "untrusted certificate, wrapped",
                        new SSLException(new SSLHandshakeException("untrusted")),
                        FailureClass.NEVER),
                transport("TLS refused by the peer", new SSLException("handshake_failure"), FailureClass.NEVER),
                transport("no TLS", new NotSslRecordException("HTTP/1.1"), FailureClass.NEVER),
                transport("pool full", new PoolAcquirePendingLimitException(1_000), FailureClass.NEVER),
                transport(
                        "pool acquire timeout",
                        new PoolAcquireTimeoutException(Duration.ofSeconds(10)),
                        FailureClass.NEVER),
                transport("socket that cannot be opened", new ChannelException("no files"), FailureClass.TRANSIENT),
                transport("aborted", new AbortedException("closed"), FailureClass.TRANSIENT),
                transport("request that cannot be made", new IllegalArgumentException("header"), FailureClass.NEVER),
                transport("a bug", new NullPointerException(), FailureClass.NEVER),
                transport("client closed", null, FailureClass.NEVER));
    }

    private static Arguments transport(String name, @Nullable Throwable cause, FailureClass expected) {
        return Arguments.argumentSet(name, cause, expected);
    }

    @ParameterizedTest
    @MethodSource("transportFailures")
    void classifiesTransportFailures(@Nullable Throwable cause, FailureClass expected) {
        assertThat(FailureClassifier.classify(Failures.transport(cause))).isEqualTo(expected);
    }

    static Stream<Arguments> otherFailures() {
        IOException cause = new IOException("cause");
        return Stream.of(
                        new CredentialsException("ListConnections", 1, "message", cause),
                        new ResponseFormatException("ListConnections", 1, "message", cause),
                        new PaginationException("ListConnections", "message"),
                        new IllegalStateException("a bug", cause),
                        cause)
                .map(failure -> Arguments.argumentSet(failure.getClass().getSimpleName(), failure));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void classifiesEverythingElseAsFinal(Throwable failure) {
        assertThat(FailureClassifier.classify(failure)).isEqualTo(FailureClass.NEVER);
    }
}

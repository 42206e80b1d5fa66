// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.text.ExternalText;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Translates the exceptions of Netty and Reactor Netty. Nothing else knows them. */
final class TransportFailures {

    private static final int MAX_CAUSES = 10;

    /** How Netty's messages end: an HTTP status of 4xx, or what SOCKS specifies of credentials and rules. */
    private static final Pattern PROXY_REFUSAL =
            Pattern.compile("status: (4\\d\\d\\b|FORBIDDEN|IDENTD_)|authStatus: |authMethod: ");

    private TransportFailures() {}

    /**
     * Returns the failure for an exception of the HTTP client, or for an error that is fatal to the JVM.
     *
     * @param sent whether the request may have been sent
     * @param responseTimeout the {@code responseTimeout} of the HTTP client, for the message
     */
    static Failure translate(Throwable e, boolean sent, @Nullable Duration responseTimeout) {
        // Reactor Netty wraps an exhausted direct memory.
        Error error = causeOf(e, Error.class);
        if (error != null && Exceptions.isJvmFatal(error)) {
            String problem = "the exchange failed with " + ExternalText.excerpt(error.toString());
            return failure(Kind.JVM_ERROR, sent, problem, error);
        }
        // Over TLS it is the cause of a failure to write.
        ProxyConnectException proxyFailure = causeOf(e, ProxyConnectException.class);
        if (proxyFailure != null) {
            return isRefusal(proxyFailure)
                    ? caused(Kind.PROXY_REFUSED, sent, "the proxy refused the connection", proxyFailure)
                    : caused(Kind.CONNECTION, sent, "no connection through the proxy", proxyFailure);
        }
        if (e instanceof DecoderException && e.getCause() instanceof SSLException tls) {
            return ofTls(tls, sent);
        } else if (e instanceof SSLException tls) {
            return ofTls(tls, sent);
        } else if (e instanceof TooLongFrameException) {
            return caused(Kind.MALFORMED_RESPONSE, sent, "the response is too large", e);
        } else if (e instanceof DecoderException) {
            return caused(Kind.MALFORMED_RESPONSE, sent, "the response is not HTTP", e);
        } else if (e instanceof PoolAcquireTimeoutException) {
            return poolExhausted(e, sent, "pendingAcquireTimeout");
        } else if (e instanceof PoolAcquirePendingLimitException) {
            return poolExhausted(e, sent, "pendingAcquireMaxCount");
        }
        return ofConnection(e, sent, responseTimeout);
    }

    private static Failure ofConnection(Throwable e, boolean sent, @Nullable Duration responseTimeout) {
        if (e instanceof ConnectTimeoutException) {
            return caused(Kind.CONNECTION, sent, "no connection within the connect timeout", e);
        } else if (e instanceof UnknownHostException) {
            return caused(Kind.CONNECTION, sent, "unknown host", e);
        } else if (e instanceof UnresolvedAddressException) {
            // Reactor Netty connects to a proxy even if it has not found its address.
            return caused(
                    Kind.CONNECTION,
                    sent,
                    "unknown host",
                    withCause(new UnknownHostException("the proxy's host cannot be resolved"), e));
        } else if (e instanceof ReadTimeoutException) {
            // Netty's own message has neither the setting nor its value.
            String problem = "no data was received within the responseTimeout of " + responseTimeout;
            return caused(
                    Kind.TIMEOUT, sent, "the connection failed", withCause(new SocketTimeoutException(problem), e));
        } else if (e instanceof PrematureChannelClosureException) {
            // The only loss of a connection that is not an IOException.
            return caused(Kind.CONNECTION, sent, "the connection failed", new IOException(e.getMessage(), e));
        } else if (e instanceof IOException || e instanceof ChannelException || e instanceof AbortedException) {
            return caused(Kind.CONNECTION, sent, "the connection failed", e);
        } else if (e instanceof TimeoutException) {
            return caused(Kind.TIMEOUT, sent, "the request timed out", e);
        }
        // A request that cannot be created or written fails in the same way the next time.
        return caused(Kind.REQUEST, sent, "the request could not be created", e);
    }

    /**
     * @param setting the setting of the pool that has ended the wait
     */
    private static Failure poolExhausted(Throwable e, boolean sent, String setting) {
        String remedy =
                "; limit the concurrent calls, or set a larger maxConnections or " + setting + " with connectionPool";
        return failure(Kind.POOL_EXHAUSTED, sent, describe("no free connection in the pool", e) + remedy, e);
    }

    private static Failure ofTls(SSLException e, boolean sent) {
        return caused(isLostConnection(e) ? Kind.CONNECTION : Kind.TLS_REFUSED, sent, "TLS failed", e);
    }

    /** Distinguishes a TLS handshake that was cut off, for example by a reset, from one that a peer refused. */
    private static boolean isLostConnection(SSLException e) {
        Throwable cause = e.getCause();
        return e instanceof SslHandshakeTimeoutException
                || (cause instanceof IOException && !(cause instanceof SSLException));
    }

    private static boolean isRefusal(ProxyConnectException e) {
        return e.getMessage() != null && PROXY_REFUSAL.matcher(e.getMessage()).find();
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static <T extends Throwable> T withCause(T exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    private static Failure caused(Kind kind, boolean sent, String problem, Throwable cause) {
        return failure(kind, sent, describe(problem, cause), cause);
    }

    private static String describe(String problem, Throwable cause) {
        String message = cause.getMessage();
        return message == null ? problem : problem + ": " + ExternalText.excerpt(message);
    }

    static Failure failure(Kind kind, boolean sent, String problem, Throwable cause) {
        return sent ? Failure.afterRequest(kind, problem, cause) : Failure.beforeRequest(kind, problem, cause);
    }
}

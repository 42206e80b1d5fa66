package io.github.partnerflux.internal.http;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.proxy.ProxyConnectException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Turns what Netty and Reactor Netty throw into what this library throws. */
public final class TransportFailures {

    private static final int MAX_MESSAGE_LENGTH = 300;

    private static final int MAX_CAUSES = 10;

    /** How Netty's messages end: an HTTP status of 4xx, or what SOCKS says of credentials and rules. */
    private static final Pattern PROXY_REFUSAL =
            Pattern.compile("status: (4\\d\\d\\b|FORBIDDEN|IDENTD_)|authStatus: |authMethod: ");

    private TransportFailures() {}

    public static PartnerCentralAccountException translate(String operation, int attempt, Exception failure) {
        if (failure instanceof PartnerCentralAccountException e) {
            return e;
        }
        // Over TLS it is the cause of a failure to write.
        ProxyConnectException proxyFailure = causeOf(failure, ProxyConnectException.class);
        if (proxyFailure != null) {
            String message = describe(proxyKind(proxyFailure), proxyFailure);
            return new PartnerCentralTransportException(operation, attempt, message, proxyFailure);
        }
        if (failure instanceof DecoderException) {
            return failure.getCause() instanceof SSLException tls
                    ? new PartnerCentralTransportException(operation, attempt, describe(kind(tls), tls), tls)
                    : new ResponseFormatException(
                            operation, attempt, describe(decodingKind(failure), failure), failure);
        }
        return new PartnerCentralTransportException(operation, attempt, describe(kind(failure), failure), failure);
    }

    /** Whether a proxy said no, in contrast to one that could not be reached or does not reach the service. */
    public static boolean isRefusedByProxy(@Nullable Throwable failure) {
        return failure instanceof ProxyConnectException
                && failure.getMessage() != null
                && PROXY_REFUSAL.matcher(failure.getMessage()).find();
    }

    private static String proxyKind(ProxyConnectException failure) {
        return isRefusedByProxy(failure) ? "the proxy refused the connection" : "no connection through the proxy";
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

    private static String decodingKind(Exception failure) {
        return failure instanceof TooLongFrameException ? "the answer is too large" : "the answer is not HTTP";
    }

    private static String kind(Exception failure) {
        if (failure instanceof ConnectTimeoutException) {
            return "no connection within the connect timeout";
        } else if (failure instanceof UnknownHostException) {
            return "unknown host";
        } else if (failure instanceof SSLException) {
            return "TLS failed";
        } else if (failure instanceof PoolAcquireTimeoutException
                || failure instanceof PoolAcquirePendingLimitException) {
            return "no free connection in the pool";
        } else if (failure instanceof IOException || failure instanceof ChannelException) {
            return "the connection failed";
        }
        return "the request could not be made";
    }

    private static String describe(String kind, Exception failure) {
        return failure.getMessage() == null ? kind : kind + ": " + excerpt(failure.getMessage());
    }

    /** Netty quotes what it could not read: lines of some kilobytes. */
    private static String excerpt(String message) {
        return message.length() > MAX_MESSAGE_LENGTH ? message.substring(0, MAX_MESSAGE_LENGTH) + "…" : message;
    }
}

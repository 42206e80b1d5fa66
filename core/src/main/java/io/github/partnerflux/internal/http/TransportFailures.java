package io.github.partnerflux.internal.http;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Turns what Netty and Reactor Netty throw into what this library throws. */
public final class TransportFailures {

    private static final int MAX_MESSAGE_LENGTH = 300;

    private TransportFailures() {}

    public static PartnerCentralAccountException translate(String operation, int attempt, Exception failure) {
        if (failure instanceof PartnerCentralAccountException e) {
            return e;
        }
        if (failure instanceof DecoderException) {
            return failure.getCause() instanceof SSLException tls
                    ? new PartnerCentralTransportException(operation, attempt, describe(kind(tls), tls), tls)
                    : new ResponseFormatException(
                            operation, attempt, describe(decodingKind(failure), failure), failure);
        }
        return new PartnerCentralTransportException(operation, attempt, describe(kind(failure), failure), failure);
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

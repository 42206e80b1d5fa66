package io.github.partnerflux.internal.http;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Turns what Netty and Reactor Netty throw into what this library throws. */
public final class TransportFailures {

    private TransportFailures() {}

    public static PartnerCentralAccountException translate(String operation, int attempt, Exception failure) {
        if (failure instanceof PartnerCentralAccountException e) {
            return e;
        }
        if (failure instanceof DecoderException && !(failure.getCause() instanceof SSLException)) {
            return new ResponseFormatException(
                    operation, attempt, describe("the answer is not HTTP", failure), failure);
        }
        return new PartnerCentralTransportException(operation, attempt, describe(kind(failure), failure), failure);
    }

    private static String kind(Exception failure) {
        if (failure instanceof ConnectTimeoutException) {
            return "no connection within the connect timeout";
        } else if (failure instanceof UnknownHostException) {
            return "unknown host";
        } else if (failure instanceof SSLException || failure instanceof DecoderException) {
            return "TLS failed";
        } else if (failure instanceof PoolAcquireTimeoutException
                || failure instanceof PoolAcquirePendingLimitException) {
            return "no free connection in the pool";
        } else if (failure instanceof IOException) {
            return "the connection failed";
        }
        return "the request failed";
    }

    private static String describe(String kind, Exception failure) {
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}

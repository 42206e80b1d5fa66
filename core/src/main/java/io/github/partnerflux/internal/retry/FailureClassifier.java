package io.github.partnerflux.internal.retry;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.internal.http.TransportFailures;
import io.netty.channel.ChannelException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Tells what a failure says of another attempt. Codes and statuses are those that the AWS SDKs retry. */
final class FailureClassifier {

    private static final Set<String> THROTTLING_CODES = Set.of(
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "LimitExceededException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "TransactionInProgressException");

    private static final Set<String> TRANSIENT_CODES =
            Set.of("InternalError", "InternalServerException", "RequestTimeout", "RequestTimeoutException");

    private static final Set<Integer> TRANSIENT_STATUSES = Set.of(500, 502, 503, 504);

    private static final Set<String> CLOCK_SKEW_CODES =
            Set.of("RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed");

    /** They say nothing of time, but a clock that is this far off explains them. */
    private static final Set<String> SIGNATURE_CODES =
            Set.of("AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch");

    private static final Duration NOTABLE_CLOCK_SKEW = Duration.ofMinutes(4);

    private FailureClassifier() {}

    static FailureClass classify(Throwable failure) {
        if (failure instanceof PartnerCentralServiceException e) {
            return isClockSkew(e) ? FailureClass.CLOCK_SKEW : classify(e.errorCode(), e.statusCode());
        }
        if (failure instanceof PartnerCentralTransportException e) {
            return classifyCause(e.getCause());
        }
        return FailureClass.NEVER;
    }

    private static boolean isClockSkew(PartnerCentralServiceException e) {
        String code = e.errorCode();
        if (code != null && CLOCK_SKEW_CODES.contains(code)) {
            return true;
        }
        boolean denied =
                e.statusCode() == 401 || e.statusCode() == 403 || (code != null && SIGNATURE_CODES.contains(code));
        return denied && e.clockSkew() != null && e.clockSkew().abs().compareTo(NOTABLE_CLOCK_SKEW) >= 0;
    }

    private static FailureClass classify(@Nullable String code, int status) {
        if (status == 429 || (code != null && THROTTLING_CODES.contains(code))) {
            return FailureClass.THROTTLING;
        }
        boolean isTransient = TRANSIENT_STATUSES.contains(status) || (code != null && TRANSIENT_CODES.contains(code));
        return isTransient ? FailureClass.TRANSIENT : FailureClass.NEVER;
    }

    /** What is not known to pass, such as a request that cannot be signed or written, fails the same way the next time. */
    private static FailureClass classifyCause(@Nullable Throwable cause) {
        if (TransportFailures.isRefusedByProxy(cause)) {
            return FailureClass.NEVER;
        }
        boolean isTransient = cause instanceof SSLException
                ? isLostConnection(cause)
                : cause instanceof IOException
                        // Netty's own: a socket that could not be opened, a write that timed out.
                        || cause instanceof ChannelException
                        || cause instanceof AbortedException
                        || (cause instanceof TimeoutException && !(cause instanceof PoolAcquireTimeoutException));
        return isTransient ? FailureClass.TRANSIENT : FailureClass.NEVER;
    }

    /** Tells a TLS handshake that was cut short, as by a reset, from one that was refused. */
    private static boolean isLostConnection(Throwable tlsFailure) {
        Throwable cause = tlsFailure.getCause();
        return tlsFailure instanceof SslHandshakeTimeoutException
                || (cause instanceof IOException && !(cause instanceof SSLException));
    }
}

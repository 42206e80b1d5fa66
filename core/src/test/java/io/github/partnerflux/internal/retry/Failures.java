package io.github.partnerflux.internal.retry;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ServiceError;
import java.net.ConnectException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Failures of attempts. */
final class Failures {

    private Failures() {}

    static PartnerCentralServiceException service(int status, @Nullable String code) {
        return service(status, code, 1, null);
    }

    static PartnerCentralServiceException service(
            int status, @Nullable String code, int attempt, @Nullable Duration retryAfter) {
        return new PartnerCentralServiceException(
                new ServiceError("ListConnections", attempt, status, code, "request-1", "message", retryAfter, null));
    }

    static PartnerCentralTransportException transport(@Nullable Throwable cause) {
        return new PartnerCentralTransportException("ListConnections", 1, "the connection failed", cause);
    }

    static PartnerCentralServiceException throttled(int attempt) {
        return service(429, "ThrottlingException", attempt, null);
    }

    static PartnerCentralTransportException refused(int attempt) {
        return new PartnerCentralTransportException(
                "ListConnections", attempt, "the connection failed", new ConnectException("refused"));
    }
}

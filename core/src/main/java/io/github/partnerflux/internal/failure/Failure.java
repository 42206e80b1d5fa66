// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a call or of one of its attempts. It stays inside the client: the user receives an exception that is created
 * from it.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of failures, by which retries and the type of the user's exception are decided. */
    public enum Kind {
        /** The environment's configuration could not be read or is wrong. */
        CONFIGURATION,
        /** No credentials could be resolved. */
        CREDENTIALS,
        /** No connection of the pool became free in time. */
        POOL_EXHAUSTED,
        /** The proxy refused the connection, for example because of its credentials. */
        PROXY_REFUSED,
        /** One of the peers rejected the other in the TLS handshake. */
        TLS_REFUSED,
        /** The connection could not be opened, or was lost. */
        CONNECTION,
        /** The response did not arrive within a limit of the attempt. */
        TIMEOUT,
        /** The request could not be created. */
        REQUEST,
        /** The JVM failed during the exchange, for example because it ran out of memory. */
        JVM_ERROR,
        /** The response is not what the protocol specifies. */
        MALFORMED_RESPONSE,
        /** The service responded that the caller sends too many requests. */
        THROTTLING,
        /** The service failed, in a way that may pass. */
        SERVER_ERROR,
        /** The service rejected the time of the signature. */
        CLOCK_SKEW,
        /** The service rejected the request. */
        REJECTED,
        /** The call did not end within its limit. */
        CALL_TIMEOUT,
        /** The client was closed. */
        CLOSED
    }

    private final Kind kind;
    private final boolean mayHaveReachedService;
    private final transient @Nullable ErrorResponse response;

    private Failure(
            Kind kind,
            boolean mayHaveReachedService,
            String problem,
            @Nullable Throwable cause,
            @Nullable ErrorResponse response) {
        super(problem, cause, false, false);
        this.kind = kind;
        this.mayHaveReachedService = mayHaveReachedService;
        this.response = response;
    }

    /** Creates the failure of an attempt whose request was not sent. */
    public static Failure beforeRequest(Kind kind, String problem, @Nullable Throwable cause) {
        return new Failure(kind, false, problem, cause, null);
    }

    /** Creates the failure of an attempt whose request may have been sent, and executed. */
    public static Failure afterRequest(Kind kind, String problem, @Nullable Throwable cause) {
        return new Failure(kind, true, problem, cause, null);
    }

    /** Creates the failure that an error response specifies. */
    public static Failure of(Kind kind, ErrorResponse response) {
        return new Failure(kind, true, "the service responded with status " + response.status(), null, response);
    }

    /** Returns the type and the stack trace of an exception whose message may quote what must not be shown. */
    public static Throwable withoutMessage(Throwable cause) {
        Throwable replacement = new IllegalStateException(cause.getClass().getName());
        replacement.setStackTrace(cause.getStackTrace());
        return replacement;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the problem without the operation. What it quotes from outside is cleaned. */
    public String problem() {
        return Objects.requireNonNull(getMessage());
    }

    /** Returns whether the service may have received the request, and executed it unless its response excludes that. */
    public boolean mayHaveReachedService() {
        return mayHaveReachedService;
    }

    /** Returns the service's error response, or {@code null} if the failure is another one. */
    public @Nullable ErrorResponse response() {
        return response;
    }
}

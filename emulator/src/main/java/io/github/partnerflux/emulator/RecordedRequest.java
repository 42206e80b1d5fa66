// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.protocol.Request;
import io.github.partnerflux.emulator.internal.recording.Ending;
import io.github.partnerflux.emulator.internal.recording.Exchange;
import io.github.partnerflux.emulator.internal.signing.Authorization;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request that an emulator has received, and how its exchange ended.
 *
 * <pre>{@code
 * RecordedRequest first = emulator.awaitRequest(0).join();
 * assertEquals("PartnerCentralAccount.ListConnections", first.header("X-Amz-Target"));
 * assertEquals(Outcome.Kind.ABORTED, first.outcome().join().kind()); // the client closed the connection
 * }</pre>
 *
 * <p>Immutable except for its {@link #outcome()}, and safe for use by several threads.
 */
public final class RecordedRequest {

    private final Exchange exchange;
    private final Request request;

    RecordedRequest(Exchange exchange) {
        this.exchange = exchange;
        this.request = exchange.request();
    }

    /**
     * Returns the request's place in the order of arrival.
     *
     * @return 0 for the first request since the start, or since {@link PartnerCentralEmulator#clearRequests()}
     */
    public int index() {
        return exchange.index();
    }

    /**
     * Returns the time at which the request had been received completely.
     *
     * @return a time of the emulator's clock
     */
    public Instant receivedAt() {
        return exchange.receivedAt();
    }

    /**
     * Returns the HTTP method.
     *
     * @return for example {@code POST}
     */
    public String method() {
        return request.method();
    }

    /**
     * Returns the path, as it was received and without a query.
     *
     * @return for example {@code /}
     */
    public String path() {
        return request.path();
    }

    /**
     * Returns all headers, those with secrets included.
     *
     * @return an unmodifiable map whose {@code get} ignores the case of a name
     */
    public Map<String, List<String>> headers() {
        return request.headers();
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or {@code null} if there is no such header
     */
    public @Nullable String header(String name) {
        return request.header(name);
    }

    /**
     * Returns the body, decoded as UTF-8. Of a body beyond 1 MiB, which the emulator rejects, returns the first MiB.
     *
     * @return the body, empty if there is none
     */
    public String body() {
        return new String(request.content(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the operation that {@code X-Amz-Target} names.
     *
     * @return for example {@code ListConnections}; {@code null} if the header is missing or names another service
     */
    public @Nullable String operation() {
        return request.operation();
    }

    /**
     * Returns the access key id that the {@code Authorization} header names, whether or not the signature is valid.
     *
     * @return the access key id, or {@code null} if there is none
     */
    public @Nullable String accessKeyId() {
        return Authorization.accessKeyId(header("Authorization"));
    }

    /**
     * Returns how the exchange ended. With it, a test can wait until a cancellation has reached the service.
     *
     * @return a future that completes once, on one of the emulator's threads, and never fails; each call returns a copy
     */
    public CompletableFuture<Outcome> outcome() {
        return exchange.ending().thenApply(Outcome::of);
    }

    /**
     * Describes the request, without its headers and body, which may hold secrets.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "RecordedRequest[" + exchange + ", accessKeyId=" + accessKeyId() + "]";
    }

    /**
     * The end of an exchange.
     *
     * @param kind how it ended
     * @param status the HTTP status of the response, if one was sent
     */
    public record Outcome(Kind kind, OptionalInt status) {

        /** The ways in which an exchange ends. */
        public enum Kind {
            /** The whole response has been written. */
            RESPONDED,
            /** The client closed the connection before the whole response had been written. */
            ABORTED,
            /**
             * The emulator closed the connection before the whole response had been written: by a fault, or by
             * being closed.
             */
            DROPPED
        }

        private static Outcome of(Ending ending) {
            Kind kind = switch (ending.kind()) {
                case RESPONDED -> Kind.RESPONDED;
                case ABORTED -> Kind.ABORTED;
                case DROPPED -> Kind.DROPPED;
            };
            return new Outcome(kind, ending.status());
        }
    }
}

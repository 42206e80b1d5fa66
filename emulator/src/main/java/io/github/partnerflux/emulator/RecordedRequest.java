package io.github.partnerflux.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
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

    private final int index;
    private final Instant receivedAt;
    private final String method;
    private final String uri;
    private final Map<String, List<String>> headers;
    private final byte[] content;
    private final boolean complete;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    RecordedRequest(
            int index,
            Instant receivedAt,
            String method,
            String uri,
            Iterable<Map.Entry<String, String>> headers,
            byte[] content,
            boolean complete) {
        this.index = index;
        this.receivedAt = receivedAt;
        this.method = method;
        this.uri = uri;
        this.headers = collect(headers);
        this.content = content;
        this.complete = complete;
    }

    private static Map<String, List<String>> collect(Iterable<Map.Entry<String, String>> headers) {
        Map<String, List<String>> collected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers) {
            collected
                    .computeIfAbsent(header.getKey(), name -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        collected.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(collected);
    }

    /**
     * Returns the request's place in the order of arrival.
     *
     * @return 0 for the first request since the start, or since {@link PartnerCentralEmulator#clearRequests()}
     */
    public int index() {
        return index;
    }

    /**
     * Returns the time at which the request had been received completely.
     *
     * @return a time of the emulator's clock
     */
    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Returns the HTTP method.
     *
     * @return for example {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * Returns the path, as it was received and without a query.
     *
     * @return for example {@code /}
     */
    public String path() {
        int questionMark = uri.indexOf('?');
        return questionMark < 0 ? uri : uri.substring(0, questionMark);
    }

    /**
     * Returns all headers, those with secrets included.
     *
     * @return an unmodifiable map whose {@code get} ignores the case of a name
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or {@code null} if there is no such header
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * Returns the body, decoded as UTF-8. Of a body beyond 1 MiB, which is refused, it is the first MiB.
     *
     * @return the body, empty if there is none
     */
    public String body() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /**
     * Returns the operation that {@code X-Amz-Target} names.
     *
     * @return for example {@code ListConnections}; {@code null} if the header is missing or names another service
     */
    public @Nullable String operation() {
        String target = header("X-Amz-Target");
        return target != null && target.startsWith(Operations.TARGET_PREFIX)
                ? target.substring(Operations.TARGET_PREFIX.length())
                : null;
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
        return outcome.copy();
    }

    String uri() {
        return uri;
    }

    /** Returns the body's bytes; callers do not change them. */
    byte[] content() {
        return content;
    }

    /** Returns whether {@link #content()} is the whole body. */
    boolean complete() {
        return complete;
    }

    /** Ends the exchange, unless it has ended already. */
    void ended(Outcome end) {
        outcome.complete(end);
    }

    /**
     * Describes the request, without its headers and body, which may hold secrets.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "RecordedRequest[" + index + ": " + method + " " + path() + ", operation=" + operation() + ", "
                + content.length + " bytes, accessKeyId=" + accessKeyId() + "]";
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
            ANSWERED,
            /** The client closed the connection before the whole response had been written. */
            ABORTED,
            /**
             * The emulator closed the connection before the whole response had been written: by a fault, or by
             * being closed.
             */
            DROPPED
        }

        static final Outcome ABORTED = new Outcome(Kind.ABORTED, OptionalInt.empty());
        static final Outcome DROPPED = new Outcome(Kind.DROPPED, OptionalInt.empty());

        static Outcome responded(int status) {
            return new Outcome(Kind.ANSWERED, OptionalInt.of(status));
        }

        static Outcome droppedAfter(int status) {
            return new Outcome(Kind.DROPPED, OptionalInt.of(status));
        }
    }
}

package io.github.partnerflux.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault that the emulator applies to one request, or to {@link #times(int) several}.
 *
 * <pre>{@code
 * emulator.inject(
 *         Fault.throttle().header("x-amz-retry-after", "1500"),
 *         Fault.dropInBody().times(2),
 *         Fault.emptyPage());
 * }</pre>
 *
 * <p>Faults are queued, and each request that arrives takes the next one. Faults that replace the response
 * ({@link #throttle}, {@link #error}, {@link #response}) take effect before the signature is checked; the others alter
 * the response that the service would have sent.
 *
 * <p>Immutable: {@link #times(int)} and {@link #header(String, String)} return changed copies.
 */
public final class Fault {

    static final Fault NONE = new Fault(null, Duration.ZERO, Transmission.WHOLE, PageFault.NONE, Map.of(), 1);

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    private final @Nullable Response response;
    private final Duration delay;
    private final Transmission transmission;
    private final PageFault pageFault;
    private final Map<String, String> headers;
    private final int times;

    private Fault(
            @Nullable Response response,
            Duration delay,
            Transmission transmission,
            PageFault pageFault,
            Map<String, String> headers,
            int times) {
        this.response = response;
        this.delay = delay;
        this.transmission = transmission;
        this.pageFault = pageFault;
        this.headers = headers;
        this.times = times;
    }

    /**
     * Responds with status 429 and a {@code ThrottlingException} that has all its members.
     *
     * @return the fault
     */
    public static Fault throttle() {
        return responding(ServiceError.throttling().response());
    }

    /**
     * Responds with an error of the service: a JSON body with {@code __type} and {@code Message}, and the header
     * {@code X-Amzn-Errortype}.
     *
     * @param status the HTTP status, 200 to 599
     * @param errorType the error's name without a namespace, for example {@code InternalServerException}
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is out of range, or {@code errorType} is empty or not a valid
     *     header value
     */
    public static Fault error(int status, String errorType) {
        Objects.requireNonNull(errorType, "errorType");
        if (errorType.isBlank()) {
            throw new IllegalArgumentException("errorType must not be empty");
        }
        ObjectNode body = ServiceError.model(errorType, "Injected " + errorType);
        return responding(Response.json(checkStatus(status), body)).header("X-Amzn-Errortype", errorType);
    }

    /**
     * Responds with any body, for example the HTML of a load balancer or truncated JSON.
     *
     * @param status the HTTP status, 200 to 599
     * @param contentType the header {@code Content-Type}
     * @param body the body, sent as UTF-8; may be empty
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is out of range, or {@code contentType} is not a valid
     *     header value
     */
    public static Fault response(int status, String contentType, String body) {
        Objects.requireNonNull(body, "body");
        return responding(Response.text(checkStatus(status), checkHeaderValue("contentType", contentType), body));
    }

    /**
     * Delays the response, in addition to the emulator's latency. With {@link Duration#ZERO} and
     * {@link #header(String, String)} it changes the headers of an ordinary response.
     *
     * @param delay not negative, at most 365 days
     * @return the fault
     * @throws IllegalArgumentException if {@code delay} is out of range
     */
    public static Fault delay(Duration delay) {
        return new Fault(
                null, Durations.checkNotNegative("delay", delay), Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
    }

    /**
     * Closes the connection before any byte of the response.
     *
     * @return the fault
     */
    public static Fault dropBeforeResponse() {
        return sending(Transmission.CLOSE_BEFORE);
    }

    /**
     * Resets the connection before any byte of the response. The client receives a TCP RST, as from a host that has
     * restarted, and usually reports "connection reset".
     *
     * @return the fault
     */
    public static Fault resetBeforeResponse() {
        return sending(Transmission.RESET_BEFORE);
    }

    /**
     * Sends the response's headers, with the whole {@code Content-Length}, and half of its body, and then closes
     * the connection.
     *
     * @return the fault
     */
    public static Fault dropInBody() {
        return sending(Transmission.CLOSE_IN_BODY);
    }

    /**
     * Sends no response. The connection stays open until the client or the emulator closes it.
     *
     * @return the fault
     */
    public static Fault never() {
        return sending(Transmission.NEVER);
    }

    /**
     * Repeats a token: the page's {@code NextToken} is the token of the request. On a first page, whose request has
     * none, it is a token that the next page repeats, so that one such fault on a first page is enough. Has no effect
     * on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault repeatToken() {
        return paging(PageFault.REPEAT_TOKEN);
    }

    /**
     * Responds with an empty page and a new token, which leads to the page that was withheld. Has no effect on requests
     * that do not get a page.
     *
     * @return the fault
     */
    public static Fault emptyPage() {
        return paging(PageFault.EMPTY_PAGE);
    }

    /**
     * Adds values that a newer service might send to a page: a top-level field {@code FutureField}; in the first item,
     * a field {@code FutureField} and an entry {@code FUTURE_TYPE} of {@code ConnectionTypes}; in the second item, the
     * status {@code FUTURE_STATUS}; in the third, a participant of the kind {@code FutureProfile}. On a page of fewer
     * items they are all in the items that it has. Has no effect on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault unknownValues() {
        return paging(PageFault.UNKNOWN_VALUES);
    }

    /**
     * Returns the same fault for several requests in a row.
     *
     * @param k the number of requests, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public Fault times(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + k);
        }
        return new Fault(response, delay, transmission, pageFault, headers, k);
    }

    /**
     * Returns the same fault with a header added to the response, or replaced in it.
     *
     * @param name the header's name, for example {@code Retry-After} or {@code Date}
     * @param value its value, printable ASCII
     * @return the changed copy
     * @throws IllegalArgumentException if {@code name} or {@code value} is not valid in an HTTP header
     */
    public Fault header(String name, String value) {
        Objects.requireNonNull(name, "name");
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is no header name: \"" + name + "\"");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, checkHeaderValue("value", value));
        return new Fault(response, delay, transmission, pageFault, more, times);
    }

    private static Fault responding(Response response) {
        return new Fault(response, Duration.ZERO, Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
    }

    private static Fault sending(Transmission transmission) {
        return new Fault(null, Duration.ZERO, transmission, PageFault.NONE, Map.of(), 1);
    }

    private static Fault paging(PageFault pageFault) {
        return new Fault(null, Duration.ZERO, Transmission.WHOLE, pageFault, Map.of(), 1);
    }

    private static int checkStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be between 200 and 599, but is " + status);
        }
        return status;
    }

    private static String checkHeaderValue(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be printable ASCII on one line");
        }
        return value;
    }

    @Nullable
    Response response() {
        return response;
    }

    Duration delay() {
        return delay;
    }

    Transmission transmission() {
        return transmission;
    }

    PageFault pageFault() {
        return pageFault;
    }

    Map<String, String> headers() {
        return headers;
    }

    int times() {
        return times;
    }

    /**
     * Describes the fault.
     *
     * @return for example {@code Fault[status 429, 3 times]}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Fault[");
        if (response != null) {
            text.append("status ").append(response.status());
        } else if (transmission != Transmission.WHOLE) {
            text.append(transmission.name().toLowerCase(Locale.ROOT));
        } else if (pageFault != PageFault.NONE) {
            text.append(pageFault.name().toLowerCase(Locale.ROOT));
        } else {
            text.append("delay ").append(delay);
        }
        return text.append(", ")
                .append(times)
                .append(times == 1 ? " time]" : " times]")
                .toString();
    }
}

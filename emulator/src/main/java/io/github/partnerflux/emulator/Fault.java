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
 * Something that goes wrong with one request, or with {@link #times(int) several}.
 *
 * <pre>{@code
 * emulator.inject(
 *         Fault.throttle().header("x-amz-retry-after", "1500"),
 *         Fault.dropInBody().times(2),
 *         Fault.emptyPage());
 * }</pre>
 *
 * <p>Faults queue up, and each request that arrives takes the next one. Faults that stand in for the answer
 * ({@link #throttle}, {@link #error}, {@link #response}) take effect before the signature is looked at; the others let the
 * service answer as it would, and then spoil that.
 *
 * <p>Immutable: {@link #times(int)} and {@link #header(String, String)} return changed copies.
 */
public final class Fault {

    static final Fault NONE = new Fault(null, Duration.ZERO, Transmission.WHOLE, PageFault.NONE, Map.of(), 1);

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    private final @Nullable Answer answer;
    private final Duration delay;
    private final Transmission transmission;
    private final PageFault pageFault;
    private final Map<String, String> headers;
    private final int times;

    private Fault(
            @Nullable Answer answer,
            Duration delay,
            Transmission transmission,
            PageFault pageFault,
            Map<String, String> headers,
            int times) {
        this.answer = answer;
        this.delay = delay;
        this.transmission = transmission;
        this.pageFault = pageFault;
        this.headers = headers;
        this.times = times;
    }

    /**
     * Answers with 429 and a {@code ThrottlingException} that has all its members.
     *
     * @return the fault
     */
    public static Fault throttle() {
        return answering(ServiceError.throttling().answer());
    }

    /**
     * Answers with an error of the service's: a JSON body with {@code __type} and {@code Message}, and the header
     * {@code X-Amzn-Errortype}.
     *
     * @param status the HTTP status, 200 to 599
     * @param errorType the error's name without a namespace, for example {@code InternalServerException}
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is out of range or {@code errorType} is empty or no header value
     */
    public static Fault error(int status, String errorType) {
        Objects.requireNonNull(errorType, "errorType");
        if (errorType.isBlank()) {
            throw new IllegalArgumentException("errorType must not be empty");
        }
        ObjectNode body = ServiceError.model(errorType, "Injected " + errorType);
        return answering(Answer.json(checkStatus(status), body)).header("X-Amzn-Errortype", errorType);
    }

    /**
     * Answers with what is given, for example a load balancer's HTML or JSON that breaks off.
     *
     * @param status the HTTP status, 200 to 599
     * @param contentType the header {@code Content-Type}
     * @param body the body, sent as UTF-8; may be empty
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is out of range or {@code contentType} is no header value
     */
    public static Fault response(int status, String contentType, String body) {
        Objects.requireNonNull(body, "body");
        return answering(Answer.text(checkStatus(status), checkHeaderValue("contentType", contentType), body));
    }

    /**
     * Waits, beyond the emulator's latency, and then answers as usual. With {@link Duration#ZERO} and
     * {@link #header(String, String)} it changes the headers of an ordinary answer.
     *
     * @param delay how long, not negative
     * @return the fault
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public static Fault delay(Duration delay) {
        return new Fault(
                null, Durations.checkNotNegative("delay", delay), Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
    }

    /**
     * Closes the connection before any byte of the answer.
     *
     * @return the fault
     */
    public static Fault dropBeforeResponse() {
        return sending(Transmission.CLOSE_BEFORE);
    }

    /**
     * Resets the connection before any byte of the answer: the client gets a TCP RST, as from a machine that has crashed, and
     * mostly says "connection reset".
     *
     * @return the fault
     */
    public static Fault resetBeforeResponse() {
        return sending(Transmission.RESET_BEFORE);
    }

    /**
     * Sends the answer's headers, with the whole {@code Content-Length}, and half of its body, and then closes the connection.
     *
     * @return the fault
     */
    public static Fault dropInBody() {
        return sending(Transmission.CLOSE_IN_BODY);
    }

    /**
     * Never answers, until the client goes away or the emulator is closed.
     *
     * @return the fault
     */
    public static Fault never() {
        return sending(Transmission.NEVER);
    }

    /**
     * Makes the client see the same token twice: the page's {@code NextToken} is the token that was sent. On a first page, where
     * none was sent, it is one that the next page will answer with in turn, so that one such fault on a first page is enough.
     * Has no effect on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault repeatToken() {
        return paging(PageFault.REPEAT_TOKEN);
    }

    /**
     * Answers with an empty page and a new token, which leads to where this page would have been. Has no effect on requests that
     * do not get a page.
     *
     * @return the fault
     */
    public static Fault emptyPage() {
        return paging(PageFault.EMPTY_PAGE);
    }

    /**
     * Adds to a page what a newer service might send: a top-level field {@code FutureField}; in the first item, a field
     * {@code FutureField} and an entry {@code FUTURE_TYPE} of {@code ConnectionTypes}; in the second item, the status
     * {@code FUTURE_STATUS}; in the third, a participant of the kind {@code FutureProfile}. A page of fewer items has it all in
     * those it has. Has no effect on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault unknownValues() {
        return paging(PageFault.UNKNOWN_VALUES);
    }

    /**
     * The same fault, for that many requests in a row.
     *
     * @param k how many, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public Fault times(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + k);
        }
        return new Fault(answer, delay, transmission, pageFault, headers, k);
    }

    /**
     * The same fault with a header more in the answer, or with another value for one that the answer has anyway.
     *
     * @param name the header's name, for example {@code Retry-After} or {@code Date}
     * @param value its value, printable ASCII
     * @return the changed copy
     * @throws IllegalArgumentException if {@code name} or {@code value} cannot stand in an HTTP header
     */
    public Fault header(String name, String value) {
        Objects.requireNonNull(name, "name");
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is no header name: \"" + name + "\"");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, checkHeaderValue("value", value));
        return new Fault(answer, delay, transmission, pageFault, more, times);
    }

    private static Fault answering(Answer answer) {
        return new Fault(answer, Duration.ZERO, Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
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
    Answer answer() {
        return answer;
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
        if (answer != null) {
            text.append("status ").append(answer.status());
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

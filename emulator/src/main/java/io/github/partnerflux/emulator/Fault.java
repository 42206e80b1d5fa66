// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.fault.InjectedFault;
import io.github.partnerflux.emulator.internal.fault.PageFault;
import io.github.partnerflux.emulator.internal.fault.Transmission;
import java.time.Duration;

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

    private final InjectedFault injected;

    private Fault(InjectedFault injected) {
        this.injected = injected;
    }

    /**
     * Responds with status 429 and a {@code ThrottlingException} that has all its members.
     *
     * @return the fault
     */
    public static Fault throttle() {
        return new Fault(InjectedFault.throttling());
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
        return new Fault(InjectedFault.error(status, errorType));
    }

    /**
     * Responds with an error of the service, as {@link #error(int, String)} does, that has a {@code Reason}. Some
     * reasons occur only as injected faults, because AWS does not document their causes:
     * {@code INCOMPATIBLE_PROFILE_STATE} of a {@code ConflictException}, and
     * {@code INCOMPATIBLE_BENEFIT_AWS_PARTNER_STATE} of an {@code AccessDeniedException}.
     *
     * <pre>{@code
     * emulator.inject(Fault.error(409, "ConflictException", "INCOMPATIBLE_PROFILE_STATE"));
     * }</pre>
     *
     * @param status the HTTP status, 200 to 599
     * @param errorType the error's name without a namespace
     * @param reason the member {@code Reason}
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is out of range, or {@code errorType} is empty or not a valid
     *     header value
     */
    public static Fault error(int status, String errorType, String reason) {
        return new Fault(InjectedFault.error(status, errorType, reason));
    }

    /**
     * Responds with status 400 and a {@code ValidationException} whose {@code ErrorDetails} have one
     * {@code BusinessValidationError}. Some codes occur only as injected faults, because AWS does not document their
     * causes: {@code INVALID_ACCOUNT_LINKING_STATUS}, {@code INVALID_ACCOUNT_STATE} and
     * {@code INELIGIBLE_ACCOUNT_TIER}.
     *
     * @param code the error's {@code Code}
     * @return the fault
     */
    public static Fault businessError(String code) {
        return new Fault(InjectedFault.businessError(code));
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
        return new Fault(InjectedFault.response(status, contentType, body));
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
        return new Fault(InjectedFault.delaying(delay));
    }

    /**
     * Closes the connection before any byte of the response.
     *
     * @return the fault
     */
    public static Fault dropBeforeResponse() {
        return new Fault(InjectedFault.sending(Transmission.CLOSE_BEFORE));
    }

    /**
     * Resets the connection before any byte of the response. The client receives a TCP RST, as from a host that has
     * restarted, and usually reports "connection reset".
     *
     * @return the fault
     */
    public static Fault resetBeforeResponse() {
        return new Fault(InjectedFault.sending(Transmission.RESET_BEFORE));
    }

    /**
     * Sends the response's headers, with the whole {@code Content-Length}, and half of its body, and then closes
     * the connection.
     *
     * @return the fault
     */
    public static Fault dropInBody() {
        return new Fault(InjectedFault.sending(Transmission.CLOSE_IN_BODY));
    }

    /**
     * Sends no response. The connection stays open until the client or the emulator closes it.
     *
     * @return the fault
     */
    public static Fault never() {
        return new Fault(InjectedFault.sending(Transmission.NEVER));
    }

    /**
     * Repeats a token: the page's {@code NextToken} is the token of the request. On a first page, whose request has
     * none, it is a token that the next page repeats, so that one such fault on a first page is enough. Has no effect
     * on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault repeatToken() {
        return new Fault(InjectedFault.paging(PageFault.REPEAT_TOKEN));
    }

    /**
     * Responds with an empty page and a new token, which leads to the page that was withheld. Has no effect on requests
     * that do not get a page.
     *
     * @return the fault
     */
    public static Fault emptyPage() {
        return new Fault(InjectedFault.paging(PageFault.EMPTY_PAGE));
    }

    /**
     * Repeats the last item of a page at the start of the next one, as happens if an item is inserted before it during
     * the listing. After a last page, there is another one with this item. Has no effect on an empty page, and on
     * requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault repeatItem() {
        return new Fault(InjectedFault.paging(PageFault.REPEAT_ITEM));
    }

    /**
     * Omits the first item of a page, as happens if an earlier item is removed during the listing. The item still
     * exists, and the next listing has it. Has no effect on an empty page, and on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault omitItem() {
        return new Fault(InjectedFault.paging(PageFault.OMIT_ITEM));
    }

    /**
     * Adds values that a newer service might send to a page: a top-level field {@code FutureField}. On a page of {@code
     * ListConnections}, its items get such values as well: the first one a field {@code FutureField} and an entry
     * {@code FUTURE_TYPE} of {@code ConnectionTypes}; the second the status {@code FUTURE_STATUS}; the third a
     * participant of the kind {@code FutureProfile}. On a page of fewer items they are all in the items that it has.
     * Has no effect on requests that do not get a page.
     *
     * @return the fault
     */
    public static Fault unknownValues() {
        return new Fault(InjectedFault.paging(PageFault.UNKNOWN_VALUES));
    }

    /**
     * Returns the same fault for several requests in a row.
     *
     * @param k the number of requests, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public Fault times(int k) {
        return new Fault(injected.times(k));
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
        return new Fault(injected.header(name, value));
    }

    InjectedFault injected() {
        return injected;
    }

    /**
     * Describes the fault.
     *
     * @return for example {@code Fault[status 429, 3 times]}
     */
    @Override
    public String toString() {
        return "Fault[" + injected + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.fault;

import io.github.partnerflux.emulator.internal.argument.Arguments;
import io.github.partnerflux.emulator.internal.protocol.Response;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault, by its effect on each step of an exchange.
 *
 * @param response the response that replaces the service's, or {@code null} if the service responds
 * @param delay the delay of the response, in addition to the emulator's latency
 * @param transmission the part of the response that is sent
 * @param pageFault the fault in the page, if the response is one
 * @param headers the headers that are added to the response, or replaced in it
 * @param times the number of requests that the fault applies to, at least 1
 */
public record InjectedFault(
        @Nullable Response response,
        Duration delay,
        Transmission transmission,
        PageFault pageFault,
        Map<String, String> headers,
        int times) {

    public static final InjectedFault NONE = delaying(Duration.ZERO);

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    public static InjectedFault throttling() {
        return responding(ServiceError.throttling().response());
    }

    public static InjectedFault error(int status, String errorType) {
        return error(status, errorType, errorBody(errorType));
    }

    public static InjectedFault error(int status, String errorType, String reason) {
        Objects.requireNonNull(reason, "reason");
        return error(status, errorType, errorBody(errorType).put("Reason", reason));
    }

    private static ObjectNode errorBody(String errorType) {
        Objects.requireNonNull(errorType, "errorType");
        if (errorType.isBlank()) {
            throw new IllegalArgumentException("errorType must not be empty");
        }
        return ServiceError.model(errorType, "Injected " + errorType);
    }

    private static InjectedFault error(int status, String errorType, ObjectNode body) {
        return responding(Response.json(checkStatus(status), body)).header("X-Amzn-Errortype", errorType);
    }

    public static InjectedFault businessError(String code) {
        Objects.requireNonNull(code, "code");
        return responding(ServiceError.business("Injected " + code, code).response());
    }

    public static InjectedFault response(int status, String contentType, String body) {
        Objects.requireNonNull(body, "body");
        return responding(Response.text(checkStatus(status), checkHeaderValue("contentType", contentType), body));
    }

    public static InjectedFault delaying(Duration delay) {
        return new InjectedFault(
                null, Arguments.checkNotNegative("delay", delay), Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
    }

    public static InjectedFault sending(Transmission transmission) {
        return new InjectedFault(null, Duration.ZERO, transmission, PageFault.NONE, Map.of(), 1);
    }

    public static InjectedFault paging(PageFault pageFault) {
        return new InjectedFault(null, Duration.ZERO, Transmission.WHOLE, pageFault, Map.of(), 1);
    }

    private static InjectedFault responding(Response response) {
        return new InjectedFault(response, Duration.ZERO, Transmission.WHOLE, PageFault.NONE, Map.of(), 1);
    }

    /** Returns the same fault for {@code k} requests in a row. */
    public InjectedFault times(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + k);
        }
        return new InjectedFault(response, delay, transmission, pageFault, headers, k);
    }

    /** Returns the same fault with another header. */
    public InjectedFault header(String name, String value) {
        Objects.requireNonNull(name, "name");
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is no header name: \"" + name + "\"");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, checkHeaderValue("value", value));
        return new InjectedFault(response, delay, transmission, pageFault, Collections.unmodifiableMap(more), times);
    }

    private static int checkStatus(int status) {
        return Arguments.checkRange("status", status, 200, 599);
    }

    private static String checkHeaderValue(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be printable ASCII on one line");
        }
        return value;
    }

    /** Describes the fault, for example as {@code status 429, 3 times}. */
    @Override
    public String toString() {
        return effect() + ", " + times + (times == 1 ? " time" : " times");
    }

    private String effect() {
        if (response != null) {
            return "status " + response.status();
        }
        if (transmission != Transmission.WHOLE) {
            return transmission.name().toLowerCase(Locale.ROOT);
        }
        if (pageFault != PageFault.NONE) {
            return pageFault.name().toLowerCase(Locale.ROOT);
        }
        return "delay " + delay;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client, as it was received.
 *
 * @param method the HTTP method
 * @param uri the path, with a query if there is one
 * @param headers all headers; unmodifiable, and {@code get} ignores the case of a name
 * @param content the body; callers do not change it
 * @param complete whether {@code content} is the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Request(String method, String uri, Map<String, List<String>> headers, byte[] content, boolean complete) {

    public static Request of(
            String method, String uri, Iterable<Map.Entry<String, String>> headers, byte[] content, boolean complete) {
        Map<String, List<String>> collected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers) {
            collected
                    .computeIfAbsent(header.getKey(), name -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        collected.replaceAll((name, values) -> List.copyOf(values));
        return new Request(method, uri, Collections.unmodifiableMap(collected), content, complete);
    }

    /** Returns the path without the query. */
    public String path() {
        int questionMark = uri.indexOf('?');
        return questionMark < 0 ? uri : uri.substring(0, questionMark);
    }

    /** Returns the first value of a header, or {@code null} if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** Returns the operation that {@code X-Amz-Target} names, or {@code null} if it names none of this service. */
    public @Nullable String operation() {
        String target = header("X-Amz-Target");
        return target != null && target.startsWith(ServiceIdentity.TARGET_PREFIX)
                ? target.substring(ServiceIdentity.TARGET_PREFIX.length())
                : null;
    }

    /** Describes the request, without its headers and body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path() + ", operation=" + operation() + ", " + content.length + " bytes";
    }
}

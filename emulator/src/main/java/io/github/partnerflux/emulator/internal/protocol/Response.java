// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A response of the service, before it is sent.
 *
 * @param status the HTTP status
 * @param headers the headers that it has beyond those of every response, or in their place
 * @param body the body; callers do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once and never compared.
public record Response(int status, Map<String, String> headers, byte[] body) {

    public static final String JSON = "application/x-amz-json-1.0";

    public static Response json(int status, ObjectNode body) {
        return new Response(status, Map.of("Content-Type", JSON), Json.write(body));
    }

    /** Creates a response that is not the service's, with the media type that all clients know. */
    public static Response plainJson(int status, ObjectNode body) {
        return new Response(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    public static Response text(int status, String contentType, String body) {
        return new Response(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a copy with more headers, which replace those of the same name. */
    public Response with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> merged = new LinkedHashMap<>(headers);
        merged.putAll(more);
        return new Response(status, merged, body);
    }
}

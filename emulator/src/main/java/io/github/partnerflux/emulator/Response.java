package io.github.partnerflux.emulator;

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
record Response(int status, Map<String, String> headers, byte[] body) {

    static final String JSON = "application/x-amz-json-1.0";

    static Response json(int status, ObjectNode body) {
        return new Response(status, Map.of("Content-Type", JSON), Json.write(body));
    }

    static Response text(int status, String contentType, String body) {
        return new Response(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    Response with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> merged = new LinkedHashMap<>(headers);
        merged.putAll(more);
        return new Response(status, merged, body);
    }
}

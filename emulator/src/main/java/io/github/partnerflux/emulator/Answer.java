package io.github.partnerflux.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back to the client.
 *
 * @param status the HTTP status
 * @param headers the headers that this answer has in addition to those that every answer has, or in place of them
 * @param body the body, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over to the network once and never compared.
record Answer(int status, Map<String, String> headers, byte[] body) {

    static final String JSON = "application/x-amz-json-1.0";

    static Answer json(int status, ObjectNode body) {
        return new Answer(status, Map.of("Content-Type", JSON), Json.write(body));
    }

    static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> merged = new LinkedHashMap<>(headers);
        merged.putAll(more);
        return new Answer(status, merged, body);
    }
}

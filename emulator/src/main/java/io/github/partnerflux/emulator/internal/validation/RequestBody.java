// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parses request bodies. */
public final class RequestBody {

    private RequestBody() {}

    /**
     * Parses a body, whatever its members are.
     *
     * @throws ServiceError if it is not a JSON object
     */
    public static ObjectNode parse(byte[] body) {
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ServiceError.serialization("The request body must be a JSON object, but is "
                + (node.isMissingNode() ? "empty" : JsonType.of(node)));
    }

    /** Names the place only: the parser's message quotes the body, which may have sensitive values there. */
    private static ServiceError malformed(@Nullable TokenStreamLocation place) {
        return ServiceError.serialization("The request body is not well-formed JSON"
                + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
    }
}

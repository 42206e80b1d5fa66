// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.Response;
import java.util.Collection;
import java.util.Map;

/** A control request that is rejected. The message states what is wrong, and what would be right. */
public final class ControlError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    private ControlError(Response response, String message) {
        super(message, null, false, false);
        this.response = response;
    }

    private ControlError(int status, String message) {
        this(Response.plainJson(status, Json.object().put("message", message)), message);
    }

    public static ControlError badRequest(String message) {
        return new ControlError(400, message);
    }

    public static ControlError forbidden(String message) {
        return new ControlError(403, message);
    }

    public static ControlError notFound(String message) {
        return new ControlError(404, message);
    }

    public static ControlError methodNotAllowed(Collection<String> allowed, String message) {
        ControlError error = new ControlError(405, message);
        return new ControlError(error.response.with(Map.of("Allow", String.join(", ", allowed))), message);
    }

    public static ControlError conflict(String message) {
        return new ControlError(409, message);
    }

    public static ControlError internal(String message) {
        return new ControlError(500, message);
    }

    public Response response() {
        return response;
    }
}

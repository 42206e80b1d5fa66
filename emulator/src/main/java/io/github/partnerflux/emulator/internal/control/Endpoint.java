// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endpoint.
 *
 * @param method the HTTP method
 * @param path the path, of which a segment in braces is a variable: {@code /_emulator/accounts/{index}}
 * @param members the members that the body may have
 * @param action what it does
 */
public record Endpoint(String method, String path, List<String> members, Action action) {

    /** The path of all endpoints. */
    public static final String ROOT = "/_emulator/";

    static Endpoint get(String path, Action action) {
        return new Endpoint("GET", ROOT + path, List.of(), action);
    }

    static Endpoint delete(String path, Action action) {
        return new Endpoint("DELETE", ROOT + path, List.of(), action);
    }

    static Endpoint post(String path, List<String> members, Action action) {
        return new Endpoint("POST", ROOT + path, members, action);
    }

    static Endpoint put(String path, List<String> members, Action action) {
        return new Endpoint("PUT", ROOT + path, members, action);
    }

    /**
     * Executes a request. May block: some actions write files.
     *
     * @param variables the values of the variables in the path
     * @param body the body, empty if there is none
     * @throws ControlError if the request is rejected; nothing has changed then
     */
    public Response execute(Map<String, String> variables, byte[] body) {
        ControlRequest request =
                new ControlRequest(variables, Members.parse(body).only(members));
        try {
            ObjectNode json = action.execute(request);
            return json == null ? new Response(204, Map.of(), new byte[0]) : Response.plainJson(200, json);
        } catch (IllegalArgumentException e) {
            throw ControlError.badRequest(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw ControlError.conflict(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What an endpoint does. A value that it does not accept is an {@link IllegalArgumentException}, a request that the
     * current state does not allow an {@link IllegalStateException}.
     */
    @FunctionalInterface
    interface Action {

        /** Returns the body of the response, or {@code null} if there is none. */
        @Nullable
        ObjectNode execute(ControlRequest request);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import io.github.partnerflux.emulator.internal.control.ControlError;
import io.github.partnerflux.emulator.internal.control.Endpoint;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a control request by its method and path. */
final class ControlRouter {

    private final List<Endpoint> endpoints;

    ControlRouter(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Finds the endpoint.
     *
     * @param path the path as it was received, without a query
     * @throws ControlError if the path, or the method for this path, is unknown
     */
    Match find(String method, String path) {
        List<Match> candidates = endpoints.stream()
                .map(endpoint -> match(endpoint, path))
                .flatMap(Stream::ofNullable)
                .toList();
        if (candidates.isEmpty()) {
            throw ControlError.notFound("Unknown path " + path + ": known are "
                    + endpoints.stream().map(Endpoint::path).distinct().collect(Collectors.joining(", ")));
        }
        return candidates.stream()
                .filter(candidate -> candidate.endpoint().method().equals(method))
                .findFirst()
                .orElseThrow(() -> methodNotAllowed(method, path, candidates));
    }

    private static ControlError methodNotAllowed(String method, String path, List<Match> candidates) {
        List<String> allowed = candidates.stream()
                .map(candidate -> candidate.endpoint().method())
                .toList();
        return ControlError.methodNotAllowed(
                allowed, "The method of " + path + " must be " + String.join(" or ", allowed) + ", but is " + method);
    }

    private static @Nullable Match match(Endpoint endpoint, String path) {
        String[] expected = endpoint.path().split("/", -1);
        String[] actual = path.split("/", -1);
        if (expected.length != actual.length) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                variables.put(expected[i].substring(1, expected[i].length() - 1), decode(actual[i]));
            } else if (!expected[i].equals(actual[i])) {
                return null;
            }
        }
        return new Match(endpoint, variables);
    }

    /** Decodes a part of a path. The server has parsed the whole as a URI before, so that this cannot fail. */
    private static String decode(String segment) {
        return URI.create("/" + segment).getPath().substring(1);
    }

    /** An endpoint, and the values of the variables in its path. */
    record Match(Endpoint endpoint, Map<String, String> variables) {}
}

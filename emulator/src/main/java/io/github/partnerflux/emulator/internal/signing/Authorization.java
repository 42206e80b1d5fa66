// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.signing;

import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an {@code Authorization} header. */
public record Authorization(
        String accessKeyId,
        String date,
        String region,
        String service,
        String terminator,
        List<String> signedHeaders,
        String signature) {

    /**
     * Parses a header.
     *
     * @throws ServiceError if parts are missing or malformed, with the message of AWS
     */
    static Authorization parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw ServiceError.framework(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        if (!header.startsWith(SigV4.ALGORITHM + " ")) {
            throw incomplete("Unsupported AWS 'algorithm': only " + SigV4.ALGORITHM + " is supported.");
        }
        Map<String, String> parts = parts(header.substring(SigV4.ALGORITHM.length()));
        List<String> missing = new ArrayList<>();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.add("Authorization header requires '" + name + "' parameter.");
            }
        }
        if (!missing.isEmpty()) {
            throw incomplete(String.join(" ", missing));
        }
        String[] scope = parts.getOrDefault("Credential", "").split("/", -1);
        if (scope.length != 5) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, "
                    + "e.g. keyid/date/region/service/term, but has " + scope.length + ".");
        }
        return new Authorization(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                scope[4],
                List.of(parts.getOrDefault("SignedHeaders", "").split(";", -1)),
                parts.getOrDefault("Signature", ""));
    }

    /** Returns the access key id of a header, or {@code null} if the header cannot be parsed. */
    public static @Nullable String accessKeyId(@Nullable String header) {
        try {
            return parse(header).accessKeyId();
        } catch (ServiceError e) {
            return null;
        }
    }

    String scope() {
        return String.join("/", date, region, service, terminator);
    }

    static ServiceError incomplete(String message) {
        return ServiceError.framework(403, "IncompleteSignatureException", message);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }
}

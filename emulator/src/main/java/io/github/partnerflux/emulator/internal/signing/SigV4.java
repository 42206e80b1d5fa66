// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.signing;

import io.github.partnerflux.emulator.internal.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Calculates Signature Version 4 signatures from the parts of a request as they were received. Implements the
 * description of AWS and shares no code with a client: a mistake in shared code would cancel itself out.
 */
final class SigV4 {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String TERMINATOR = "aws4_request";

    private static final Pattern SPACES = Pattern.compile(" +");

    private SigV4() {}

    /**
     * Returns the canonical request. The names in {@code signedHeaders} are in lower case; {@code headers}
     * ignores case.
     */
    static String canonicalRequest(
            String method, String uri, Map<String, List<String>> headers, List<String> signedHeaders, byte[] body) {
        int questionMark = uri.indexOf('?');
        String path = questionMark < 0 ? uri : uri.substring(0, questionMark);
        String query = questionMark < 0 ? "" : uri.substring(questionMark + 1);
        StringBuilder request = new StringBuilder(512);
        request.append(method).append('\n');
        request.append(path.isEmpty() ? "/" : path).append('\n');
        request.append(canonicalQuery(query)).append('\n');
        for (String name : signedHeaders) {
            request.append(name).append(':');
            request.append(canonicalValues(headers.getOrDefault(name, List.of())))
                    .append('\n');
        }
        request.append('\n');
        request.append(String.join(";", signedHeaders)).append('\n');
        request.append(Digests.hex(Digests.sha256(body)));
        return request.toString();
    }

    static String stringToSign(String amzDate, String scope, String canonicalRequest) {
        byte[] bytes = canonicalRequest.getBytes(StandardCharsets.UTF_8);
        return ALGORITHM + "\n" + amzDate + "\n" + scope + "\n" + Digests.hex(Digests.sha256(bytes));
    }

    static String signature(String secret, String date, String region, String service, String stringToSign) {
        byte[] key = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        key = Digests.hmac(key, region);
        key = Digests.hmac(key, service);
        key = Digests.hmac(key, TERMINATOR);
        return Digests.hex(Digests.hmac(key, stringToSign));
    }

    private static String canonicalValues(List<String> values) {
        List<String> trimmed = new ArrayList<>(values.size());
        for (String value : values) {
            trimmed.add(SPACES.matcher(value.strip()).replaceAll(" "));
        }
        return String.join(",", trimmed);
    }

    /** Sorts the parameters. Their names and values stay as they are encoded in the request. */
    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        List<String> parameters = new ArrayList<>();
        Collections.addAll(parameters, query.split("&", -1));
        parameters.removeIf(String::isEmpty);
        parameters.replaceAll(parameter -> parameter.contains("=") ? parameter : parameter + "=");
        parameters.sort(Comparator.comparing(SigV4::parameterName).thenComparing(SigV4::parameterValue));
        return String.join("&", parameters);
    }

    private static String parameterName(String parameter) {
        return parameter.substring(0, parameter.indexOf('='));
    }

    private static String parameterValue(String parameter) {
        return parameter.substring(parameter.indexOf('=') + 1);
    }
}

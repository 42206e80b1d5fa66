// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** A constant that the build fills in: neither the module path nor a shaded jar has the manifest that a jar keeps its version in. */
final class UserAgent {

    static final String VALUE = "partnerflux/${project.version}";

    /** What no product name of HTTP may have. */
    private static final String NO_NAME_CHARACTER = "[^!#$%&'*+.^_`|~0-9A-Za-z-]";

    private UserAgent() {}

    /** As the AWS SDKs do. Another User-Agent is the user's own, and stays. */
    static void addApplicationId(HttpHeaders headers, String applicationId) {
        if (VALUE.equals(headers.get(HttpHeaderNames.USER_AGENT))) {
            headers.set(HttpHeaderNames.USER_AGENT, VALUE + " app/" + applicationId.replaceAll(NO_NAME_CHARACTER, "_"));
        }
    }
}

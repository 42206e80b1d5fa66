// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.service.HeaderNames;
import io.github.partnerflux.internal.service.ServiceIdentity;
import java.util.HashMap;
import java.util.Map;

/** The headers of a request before it is signed: those of AWS JSON 1.0, of the AWS SDKs' retries, and the user's. */
public final class RequestHeaders {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private RequestHeaders() {}

    /** Returns the headers of an attempt, with names in lower case. */
    public static Map<String, String> of(Attempt<?> attempt) {
        Call<?> call = attempt.call();
        Map<String, String> headers = new HashMap<>(call.additionalHeaders());
        headers.put(HeaderNames.CONTENT_TYPE, CONTENT_TYPE);
        headers.put(
                HeaderNames.AMZ_TARGET,
                ServiceIdentity.TARGET_PREFIX + "." + call.operation().name());
        headers.put(HeaderNames.SDK_INVOCATION_ID, call.invocationId().toString());
        headers.put(HeaderNames.SDK_REQUEST, "attempt=" + attempt.number() + "; max=" + call.maxAttempts());
        return headers;
    }
}

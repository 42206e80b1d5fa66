package io.github.partnerflux.internal.http;

import java.util.Map;
import java.util.UUID;

/** The headers of AWS JSON 1.0 and of the AWS SDKs' retries. */
public final class AmzHeaders {

    public static final String ERROR_TYPE = "X-Amzn-Errortype";
    public static final String REQUEST_ID = "x-amzn-RequestId";
    public static final String RETRY_AFTER_MILLIS = "x-amz-retry-after";

    private static final String TARGET_PREFIX = "PartnerCentralAccount.";

    private AmzHeaders() {}

    /** What a request carries, before it is signed; the names are in lower case. */
    public static Map<String, String> of(String operation, UUID invocationId, int attempt, int maxAttempts) {
        return Map.of(
                "content-type",
                "application/x-amz-json-1.0",
                "x-amz-target",
                TARGET_PREFIX + operation,
                "amz-sdk-invocation-id",
                invocationId.toString(),
                "amz-sdk-request",
                "attempt=" + attempt + "; max=" + maxAttempts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.service;

import java.util.Set;

/** The names of headers, in lower case as in a signature. */
public final class HeaderNames {

    public static final String AUTHORIZATION = "authorization";
    public static final String CONTENT_TYPE = "content-type";
    public static final String DATE = "date";
    public static final String HOST = "host";
    public static final String RETRY_AFTER = "retry-after";

    public static final String AMZ_CONTENT_SHA256 = "x-amz-content-sha256";
    public static final String AMZ_DATE = "x-amz-date";
    public static final String AMZ_RETRY_AFTER = "x-amz-retry-after";
    public static final String AMZ_SECURITY_TOKEN = "x-amz-security-token";
    public static final String AMZ_TARGET = "x-amz-target";
    public static final String AMZN_ERROR_TYPE = "x-amzn-errortype";
    public static final String AMZN_REQUEST_ID = "x-amzn-requestid";
    public static final String SDK_INVOCATION_ID = "amz-sdk-invocation-id";
    public static final String SDK_REQUEST = "amz-sdk-request";

    /** Those of the protocol, the connection and the signature, which a user must not set. */
    public static final Set<String> RESERVED = Set.of(
            AUTHORIZATION,
            CONTENT_TYPE,
            HOST,
            AMZ_CONTENT_SHA256,
            AMZ_DATE,
            AMZ_SECURITY_TOKEN,
            AMZ_TARGET,
            SDK_INVOCATION_ID,
            SDK_REQUEST,
            "connection",
            "content-encoding",
            "content-length",
            "transfer-encoding");

    private HeaderNames() {}
}

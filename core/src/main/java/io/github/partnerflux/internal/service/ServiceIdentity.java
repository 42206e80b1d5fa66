// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.service;

/** The service as its model names it. */
public final class ServiceIdentity {

    /** The {@code serviceId}. */
    public static final String NAME = "PartnerCentral Account";

    /** The version of the model that this client knows. */
    public static final String API_VERSION = "2025-04-04";

    public static final String ENDPOINT_PREFIX = "partnercentral-account";
    public static final String SIGNING_NAME = "partnercentral-account";
    public static final String TARGET_PREFIX = "PartnerCentralAccount";

    private ServiceIdentity() {}
}

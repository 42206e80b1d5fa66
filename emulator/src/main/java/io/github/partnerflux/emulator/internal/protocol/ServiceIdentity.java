// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

/** The names by which requests and responses identify the service. */
public final class ServiceIdentity {

    public static final String REGION = "us-east-1";
    public static final String SIGNING_NAME = "partnercentral-account";
    public static final String TARGET_PREFIX = "PartnerCentralAccount.";
    public static final String MODEL_NAMESPACE = "com.amazonaws.partnercentralaccount#";

    private ServiceIdentity() {}
}

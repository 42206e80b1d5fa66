// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

/** The settings that the AWS SDKs share, with their names in the AWS SDK for Java. */
enum AwsSetting {
    IGNORE_CONFIGURED_ENDPOINT_URLS(
            "aws.ignoreConfiguredEndpointUrls",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls"),
    USE_FIPS_ENDPOINT("aws.useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    MAX_ATTEMPTS("aws.maxAttempts", "AWS_MAX_ATTEMPTS", "max_attempts"),
    RETRY_MODE("aws.retryMode", "AWS_RETRY_MODE", "retry_mode"),
    APPLICATION_ID("sdk.ua.appId", "AWS_SDK_UA_APP_ID", "sdk_ua_app_id");

    final String property;
    final String variable;
    final String profileKey;

    AwsSetting(String property, String variable, String profileKey) {
        this.property = property;
        this.variable = variable;
        this.profileKey = profileKey;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderFailureUnitTests {

    private static final String CHAIN =
            "Unable to load credentials from any of the providers in the chain Chain(credentialsProviders=[A(), B()]) : [";

    @Test
    void omitsProvidersThatAreNotConfigured() {
        assertThat(ProviderFailure.describe(new IllegalStateException(CHAIN
                        + "SystemPropertyCredentialsProvider(): Unable to load credentials from system settings. Access key must"
                        + " be specified either via environment variable (AWS_ACCESS_KEY_ID) or system property"
                        + " (aws.accessKeyId)., MyProvider(a=(b), c=[d]): The token (of yesterday) has expired., "
                        + "ProfileCredentialsProvider(profileName=dev, profileFile=ProfileFile(sections=[])): Profile file"
                        + " contained no credentials for profile 'dev': ProfileFile(sections=[profiles])]")))
                .isEqualTo(
                        "Unable to load credentials from any of the providers in the chain: My: The token (of yesterday)"
                                + " has expired; Profile: Profile file contained no credentials for profile 'dev'; the others have"
                                + " none");
    }

    @Test
    void reportsThatNoProviderIsConfigured() {
        assertThat(ProviderFailure.describe(new IllegalStateException(CHAIN
                        + "WebIdentityTokenFileCredentialsProvider(): Either the environment variable"
                        + " AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.,"
                        + " ProfileCredentialsProvider(profileName=default): Profile file contained no credentials for"
                        + " profile 'default': ProfileFile(sections=[])]")))
                .isEqualTo("Unable to load credentials from any of the providers in the chain: WebIdentityTokenFile,"
                        + " Profile have none");
    }

    @Test
    void isOneLineOfBoundedLength() {
        assertThat(ProviderFailure.describe(new IllegalStateException("first\r\n  second\n\nthird")))
                .isEqualTo("first second third");
        assertThat(ProviderFailure.describe(new IllegalStateException("x".repeat(1_000))))
                .isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void keepsAnUnknownMessageOfAChain() {
        assertThat(ProviderFailure.describe(new IllegalStateException(CHAIN + "odd]")))
                .isEqualTo(CHAIN + "odd]");
    }
}

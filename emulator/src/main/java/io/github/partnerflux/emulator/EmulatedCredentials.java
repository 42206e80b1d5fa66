// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that the emulator accepts. AWS does not accept them.
 *
 * @param accessKeyId the access key id
 * @param secretAccessKey the secret that requests are signed with
 * @param sessionToken the value of {@code X-Amz-Security-Token}, or {@code null} if the request must not have
 *     that header
 */
public record EmulatedCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    static EmulatedCredentials of(Credentials credentials) {
        return new EmulatedCredentials(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    /**
     * Describes the credentials by their access key id, without the secret and the session token.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedCredentials[accessKeyId=" + accessKeyId + ", "
                + (sessionToken == null ? "lasting" : "temporary") + "]";
    }
}

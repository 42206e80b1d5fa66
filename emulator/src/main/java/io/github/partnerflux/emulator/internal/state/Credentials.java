// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import org.jspecify.annotations.Nullable;

/**
 * Credentials of an account.
 *
 * @param accessKeyId the access key id
 * @param secretAccessKey the secret that requests are signed with
 * @param sessionToken the value of {@code X-Amz-Security-Token}, or {@code null} for long-term credentials
 */
public record Credentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /** Describes the credentials without their secrets. */
    @Override
    public String toString() {
        return "Credentials[accessKeyId=" + accessKeyId + "]";
    }
}

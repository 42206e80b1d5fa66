package io.github.partnerflux.emulator;

import org.jspecify.annotations.Nullable;

/**
 * Credentials that the emulator accepts. They open nothing but an emulator.
 *
 * @param accessKeyId the access key id
 * @param secretAccessKey the secret that requests are signed with
 * @param sessionToken what {@code X-Amz-Security-Token} must hold, or {@code null} where that header must be absent
 */
public record EmulatedCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /**
     * Names the access key id, and neither the secret nor the session token.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedCredentials[accessKeyId=" + accessKeyId + ", "
                + (sessionToken == null ? "lasting" : "temporary") + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import io.github.partnerflux.emulator.internal.crypto.Digests;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.validation.Model;
import java.nio.charset.StandardCharsets;

/**
 * Loads classes and cryptographic providers before the first request: reading them from the disk would block an event
 * loop, and a class that cannot be loaded should fail the start, not hang the first call.
 */
public final class WarmUp {

    private WarmUp() {}

    public static void run(Model model) {
        byte[] json = Json.write(Json.object().put("Catalog", "AWS"));
        model.check("ListConnections", json).canonical();
        Digests.hmac(Digests.sha256(json), new String(json, StandardCharsets.UTF_8));
    }
}

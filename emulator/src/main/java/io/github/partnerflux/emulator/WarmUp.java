package io.github.partnerflux.emulator;

import java.nio.charset.StandardCharsets;

/**
 * Loads what an event loop should not be the first to load: class files and cryptographic providers come from the disk, and a
 * class that cannot be loaded at all ought to fail the start, not hang the first call.
 */
final class WarmUp {

    private WarmUp() {}

    static void run() {
        byte[] json = Json.write(Json.object().put("Catalog", "AWS"));
        Input.parse(json).requiredText("Catalog", Shapes.CATALOG);
        Digests.hmac(Digests.sha256(json), new String(json, StandardCharsets.UTF_8));
    }
}

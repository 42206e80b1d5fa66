// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;

/** Sends control requests. */
final class ControlClient {

    private final PartnerCentralEmulator emulator;

    ControlClient(PartnerCentralEmulator emulator) {
        this.emulator = emulator;
    }

    Reply get(String path) {
        return request("GET", path, "").send();
    }

    Reply send(String method, String path, String body) {
        return request(method, path, body).send();
    }

    /** Returns a request as curl sends it, with a media type that is not JSON's. */
    TestClient.Request request(String method, String path, String body) {
        return TestClient.unsigned(emulator, body)
                .without("X-Amz-Target")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method)
                .path("/_emulator/" + path);
    }
}

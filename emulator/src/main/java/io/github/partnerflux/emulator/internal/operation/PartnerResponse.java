// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Partner;
import tools.jackson.databind.node.ObjectNode;

/** Starts responses that are about a partner. */
public final class PartnerResponse {

    private PartnerResponse() {}

    /** Returns a response with the catalog, and the partner's ARN and id. */
    public static ObjectNode start(Partner partner, String catalog) {
        return Json.object()
                .put("Catalog", catalog)
                .put("Arn", partner.arn(catalog))
                .put("Id", partner.id());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Adds tags to a partner. */
final class TagResource implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Map<String, String> added = Tags.read(call.input());
        TaggedPartner resource = TaggedPartner.of(call);
        resource.replaceTags(Tags.add(resource.partner().tags(), added));
        return Json.object();
    }
}

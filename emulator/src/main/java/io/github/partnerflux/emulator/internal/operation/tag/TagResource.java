package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** Adds tags to a partner. */
final class TagResource implements Operation {

    @Override
    public ObjectNode call(Call call) {
        TaggedPartner resource = TaggedPartner.of(call);
        resource.replaceTags(Tags.add(resource.partner().tags(), call));
        return Json.object();
    }
}

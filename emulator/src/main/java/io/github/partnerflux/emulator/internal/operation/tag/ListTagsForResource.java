// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the tags of a partner, in the order in which they were added. */
final class ListTagsForResource implements Operation {

    @Override
    public ObjectNode call(Call call) {
        TaggedPartner resource = TaggedPartner.of(call);
        ObjectNode output = Json.object().put("ResourceArn", call.input().text("ResourceArn"));
        ArrayNode tags = output.putArray("Tags");
        resource.partner()
                .tags()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return output;
    }
}

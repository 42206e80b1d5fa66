// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes tags from a partner.
 *
 * <p>Assumption: keys that it does not have are ignored.
 */
final class UntagResource implements Operation {

    @Override
    public ObjectNode call(Call call) {
        TaggedPartner resource = TaggedPartner.of(call);
        Map<String, String> tags = new LinkedHashMap<>(resource.partner().tags());
        call.input().texts("TagKeys").forEach(tags::remove);
        resource.replaceTags(Collections.unmodifiableMap(tags));
        return Json.object();
    }
}

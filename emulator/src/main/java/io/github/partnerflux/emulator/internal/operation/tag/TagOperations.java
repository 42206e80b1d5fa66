// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class TagOperations {

    private TagOperations() {}

    public static Map<String, Operation> all() {
        return Map.of(
                "TagResource", new TagResource(),
                "UntagResource", new UntagResource(),
                "ListTagsForResource", new ListTagsForResource());
    }
}

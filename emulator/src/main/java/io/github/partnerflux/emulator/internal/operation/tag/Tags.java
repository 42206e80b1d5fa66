// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.tag;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules for tags.
 *
 * <p>Assumption: as in other services of AWS, a resource has at most 50 tags, keys that start with {@code aws:} in any
 * case are reserved, and of several tags with one key the last counts.
 */
public final class Tags {

    private static final int MAX_TAGS = 50;
    private static final String RESERVED_PREFIX = "aws:";

    private Tags() {}

    /**
     * Returns the {@code Tags} of an input.
     *
     * @throws ServiceError if keys are reserved
     */
    public static Map<String, String> read(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        List<Input> added = input.objects("Tags");
        for (int i = 0; i < added.size(); i++) {
            String key = added.get(i).text("Key");
            if (key.regionMatches(true, 0, RESERVED_PREFIX, 0, RESERVED_PREFIX.length())) {
                errors.add(new FieldError(
                        "Tags[" + i + "].Key", "must not start with " + RESERVED_PREFIX, FieldError.INVALID_VALUE));
            }
            tags.put(key, added.get(i).text("Value"));
        }
        if (!errors.isEmpty()) {
            throw ServiceError.validation(errors);
        }
        return tags;
    }

    /**
     * Adds tags to those of a resource, and replaces those with the same key.
     *
     * @throws ServiceError if there are too many tags then
     */
    public static Map<String, String> add(Map<String, String> current, Map<String, String> added) {
        Map<String, String> tags = new LinkedHashMap<>(current);
        tags.putAll(added);
        if (tags.size() > MAX_TAGS) {
            throw ServiceError.field(
                    "Tags",
                    "a resource has at most " + MAX_TAGS + " tags, but this would have " + tags.size(),
                    FieldError.TOO_MANY_VALUES);
        }
        return Collections.unmodifiableMap(tags);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components of records. */
final class Components {

    private Components() {}

    static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the path of the first component, element or value that is {@code null} but must not be, or {@code null}
     * if there is none.
     */
    static @Nullable String unexpectedNull(@Nullable Object value, String path) {
        if (value == null) {
            return path;
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String found = unexpectedNull(entry.getValue(), path + "." + entry.getKey());
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof Collection<?> collection) {
            int index = 0;
            for (Object element : collection) {
                String found = unexpectedNull(element, path + "[" + index++ + "]");
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object member = value(component, value);
                if (member == null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    continue;
                }
                String found = unexpectedNull(member, path + "." + component.getName());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.collection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable maps that keep the order of their entries. */
public final class OrderedMaps {

    private OrderedMaps() {}

    /** Returns an unmodifiable copy, or the map itself if it is one. */
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        if (map instanceof SmallMap) {
            return map;
        }
        if (map.size() > 2) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
        Map<K, V> copy = Map.of();
        for (Map.Entry<K, V> entry : map.entrySet()) {
            copy = with(copy, entry.getKey(), entry.getValue());
        }
        return copy;
    }

    /** Adds an entry, whose key the map must not have. May modify and return the given map: use only the result. */
    public static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map.isEmpty()) {
            return new SmallMap<>(key, value);
        }
        if (map instanceof SmallMap<K, V> small) {
            return small.size() == 1 ? small.with(key, value) : put(new LinkedHashMap<>(small), key, value);
        }
        return put(map, key, value);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        map.put(key, value);
        return map;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.collection;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unmodifiable maps that keep the order of their entries. */
public final class OrderedMaps {

    private OrderedMaps() {}

    /** Returns an unmodifiable copy, or the map itself if it is one. */
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        if (map instanceof TwoEntryMap) {
            return map;
        }
        return switch (map.size()) {
            // Map.copyOf takes the least memory but does not keep the order.
            case 0, 1 -> Map.copyOf(map);
            case 2 -> {
                Iterator<Map.Entry<K, V>> entries = map.entrySet().iterator();
                yield of(entries.next(), entries.next());
            }
            default -> Collections.unmodifiableMap(new LinkedHashMap<>(map));
        };
    }

    /** Adds an entry, whose key the map must not have. May modify and return the given map: use only the result. */
    public static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        return switch (map.size()) {
            case 0 -> Map.of(key, value);
            case 1 -> of(map.entrySet().iterator().next(), Map.entry(key, value));
            case 2 -> put(new LinkedHashMap<>(map), key, value);
            default -> put(map, key, value);
        };
    }

    private static <K, V> Map<K, V> of(Map.Entry<K, V> first, Map.Entry<K, V> second) {
        return new TwoEntryMap<>(first.getKey(), first.getValue(), second.getKey(), second.getValue());
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        map.put(key, value);
        return map;
    }
}

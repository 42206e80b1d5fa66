package io.github.partnerflux.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a map in the order of the answer, without {@code null}s: no map of the service is sparse. */
final class MapReader<K, V> implements ShapeReader<Map<K, V>> {

    private final OpenEnumReader<K> keys;
    private final ShapeReader<V> values;

    MapReader(OpenEnumReader<K> keys, ShapeReader<V> values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Map<K, V> read(JsonParser parser) {
        ShapeReader.require(JsonToken.START_OBJECT, parser);
        Map<K, V> map = Map.of();
        MemberNames names = new MemberNames();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            names.add(name, parser);
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                map = with(map, keys.of(name), value(map, name, parser));
            }
        }
        return map;
    }

    private V value(Map<K, V> map, String name, JsonParser parser) {
        try {
            return values.read(parser);
        } catch (JacksonException e) {
            throw e.prependPath(map, name);
        }
    }

    /** Most maps have one entry, and the one of {@code Map.of} is the smallest. */
    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map.isEmpty()) {
            return Map.of(key, value);
        }
        Map<K, V> larger = map;
        if (map.size() == 1) {
            larger = new LinkedHashMap<>(4);
            larger.putAll(map);
        }
        larger.put(key, value);
        return larger;
    }
}

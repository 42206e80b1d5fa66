package io.github.partnerflux.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a map in the order of the response, without {@code null}s: no map of the service is sparse. */
final class MapReader<K, V> extends ShapeReader<Map<K, V>> {

    private final OpenEnumReader<K> keys;
    private final ShapeReader<V> values;
    private final MemberNames memberNames;

    MapReader(OpenEnumReader<K> keys, ShapeReader<V> values) {
        this.keys = keys;
        this.values = values;
        this.memberNames = MemberNames.ofChoice(keys.texts());
    }

    @Override
    Map<K, V> read(JsonParser parser) {
        Map<K, V> map = Map.of();
        ObjectMembers members = new ObjectMembers(parser, memberNames);
        for (int member = members.next(); member != MemberNames.END; member = members.next()) {
            K key = member >= 0 ? keys.constant(member) : keys.of(parser.currentName());
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                map = with(map, key, value(map, key, parser));
            }
        }
        return map;
    }

    private V value(Map<K, V> map, K key, JsonParser parser) {
        try {
            return values.read(parser);
        } catch (JacksonException e) {
            throw e.prependPath(map, key.toString());
        }
    }

    /** Most maps have one entry, for which {@code Map.of} takes the least memory. */
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

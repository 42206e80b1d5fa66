// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import io.github.partnerflux.internal.collection.OrderedMaps;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a map in the order of the response, without {@code null}s: no map of the service is sparse. */
public final class MapCodec<K, V> extends Codec<Map<K, V>> {

    private final OpenEnumCodec<K> keys;
    private final Codec<V> values;
    private final MemberNames names;

    public MapCodec(OpenEnumCodec<K> keys, Codec<V> values) {
        this.keys = keys;
        this.values = values;
        this.names = MemberNames.of(keys.texts());
    }

    @Override
    public Map<K, V> read(JsonReader reader) {
        reader.startObject();
        JsonParser parser = reader.parser();
        Map<K, V> map = Map.of();
        long seen = 0;
        Set<String> unknown = null;
        for (int name = names.nextOfAny(parser, true); name != MemberNames.END; name = names.nextOfAny(parser, false)) {
            if (name >= 0) {
                seen = reader.addOnce(seen, name);
            } else {
                unknown = reader.addOnce(unknown);
            }
            K key = name >= 0 ? keys.constant(name) : keys.of(parser.currentName());
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                map = OrderedMaps.with(map, key, value(map, key, reader));
            }
        }
        return map;
    }

    private V value(Map<K, V> map, K key, JsonReader reader) {
        try {
            return values.read(reader);
        } catch (JacksonException e) {
            throw e.prependPath(map, keys.text(key));
        }
    }

    @Override
    public void write(Map<K, V> map, JsonGenerator generator) {
        generator.writeStartObject();
        map.forEach((key, value) -> {
            generator.writeName(keys.text(key));
            values.write(value, generator);
        });
        generator.writeEndObject();
    }
}

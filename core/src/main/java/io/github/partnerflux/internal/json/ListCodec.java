// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a list without its {@code null}s: no list of the service is sparse, and Smithy asks clients to drop them. */
public final class ListCodec<E> extends Codec<List<E>> {

    /** The longest page of the service. */
    private static final int MAX_CAPACITY = 100;

    private final Codec<E> elements;

    /** The length of the longest list so far, up to the limit. A hint: event loops share it without synchronization. */
    private int capacity;

    public ListCodec(Codec<E> elements) {
        this.elements = elements;
    }

    @Override
    public List<E> read(JsonReader reader) {
        reader.require(JsonToken.START_ARRAY);
        JsonParser parser = reader.parser();
        List<E> list = new ArrayList<>(capacity);
        int index = 0;
        try {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_NULL) {
                    list.add(elements.read(reader));
                }
                index++;
            }
        } catch (JacksonException e) {
            throw e.prependPath(list, index);
        }
        if (list.size() > capacity && capacity < MAX_CAPACITY) {
            capacity = Math.min(list.size(), MAX_CAPACITY);
        }
        return list;
    }

    @Override
    public void write(List<E> list, JsonGenerator generator) {
        generator.writeStartArray();
        for (E element : list) {
            elements.write(element, generator);
        }
        generator.writeEndArray();
    }
}

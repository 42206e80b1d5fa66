package io.github.partnerflux.internal.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a list without its {@code null}s: no list of the service is sparse, and Smithy asks clients to drop them. */
final class ListReader<E> extends ShapeReader<List<E>> {

    private final ShapeReader<E> elements;

    ListReader(ShapeReader<E> elements) {
        this.elements = elements;
    }

    @Override
    List<E> read(JsonParser parser) {
        ShapeReader.require(JsonToken.START_ARRAY, parser);
        List<E> list = new ArrayList<>();
        int index = 0;
        try {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_NULL) {
                    list.add(elements.read(parser));
                }
                index++;
            }
        } catch (JacksonException e) {
            throw e.prependPath(list, index);
        }
        return list;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an open enum, a record of its text: as one of its constants, or as a new instance for any other text. */
public abstract class OpenEnumCodec<T> extends Codec<T> {

    private final List<T> constants;
    private final List<String> texts;

    protected OpenEnumCodec(List<T> constants) {
        this.constants = constants;
        this.texts = constants.stream().map(this::text).toList();
    }

    /** Creates the value of a text without a constant. */
    protected abstract T of(String text);

    /** Returns the text of a value. */
    protected abstract String text(T value);

    @Override
    public final T read(JsonReader reader) {
        reader.require(JsonToken.VALUE_STRING);
        JsonParser parser = reader.parser();
        int length = Scalars.length(parser);
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        for (int i = 0; i < texts.size(); i++) {
            if (Scalars.isText(texts.get(i), characters, offset, length)) {
                return constants.get(i);
            }
        }
        return of(parser.getString());
    }

    @Override
    public final void write(T value, JsonGenerator generator) {
        generator.writeString(text(value));
    }

    /** Returns the texts of the constants. */
    final List<String> texts() {
        return texts;
    }

    /** Returns the constant with the text at an index. */
    final T constant(int index) {
        return constants.get(index);
    }
}

package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an open enum, a record of its text: as one of its constants, or as a new instance for any other text. */
final class OpenEnumReader<T> extends ShapeReader<T> {

    private final List<T> constants;
    private final List<String> texts;
    private final Constructor<T> constructor;

    OpenEnumReader(Class<T> type) {
        this.constants = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == type)
                .map(field -> type.cast(valueOf(field)))
                .toList();
        this.texts = constants.stream().map(Object::toString).toList();
        this.constructor = RecordMember.constructor(type);
    }

    static boolean isOpenEnum(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the constants are public", e);
        }
    }

    @Override
    T read(JsonParser parser) {
        ShapeReader.require(JsonToken.VALUE_STRING, parser);
        for (int i = 0; i < texts.size(); i++) {
            if (StringReader.isText(texts.get(i), parser)) {
                return constants.get(i);
            }
        }
        return of(Scalars.text(parser));
    }

    /** Returns the texts of the constants. */
    List<String> texts() {
        return texts;
    }

    /** Returns the constant with the text at an index. */
    T constant(int index) {
        return constants.get(index);
    }

    /** Creates the value of a text without a constant. */
    T of(String text) {
        return RecordMember.construct(constructor, text);
    }
}

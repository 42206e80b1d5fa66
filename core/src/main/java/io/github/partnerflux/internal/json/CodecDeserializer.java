// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Lets Jackson read a type with a codec. */
final class CodecDeserializer extends ValueDeserializer<Object> {

    /** The attribute of readers for which the output of an operation must have one of its members. */
    static final Object REJECTS_FOREIGN = CodecDeserializer.class.getName() + ".rejectsForeign";

    private final Class<?> type;
    private final Codec<?> codec;

    /**
     * Creates a deserializer.
     *
     * @param type the type of the codec, or one of the records of its union
     */
    CodecDeserializer(Class<?> type, Codec<?> codec) {
        this.type = type;
        this.codec = codec;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        Object value;
        try {
            value = codec.read(new JsonReader(parser, context.getAttribute(REJECTS_FOREIGN) != null));
        } catch (IllegalArgumentException e) {
            // A request checks its members.
            throw context.instantiationException(type, e);
        }
        return type.isInstance(value)
                ? value
                : context.reportInputMismatch(this, "not the member of the union that is a %s", type.getSimpleName());
    }

    /** Ignores the type's annotations: codecs read the tags of unions. */
    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored) {
        return deserialize(parser, context);
    }

    @Override
    public Class<?> handledType() {
        return type;
    }

    @Override
    public boolean isCachable() {
        return true;
    }
}

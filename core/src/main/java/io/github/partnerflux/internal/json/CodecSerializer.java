// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Lets Jackson write the values of a type with a codec. */
final class CodecSerializer<T> extends ValueSerializer<T> {

    private final Codec<T> codec;
    private final Codec<? super T> unionCodec;

    /**
     * Creates a serializer.
     *
     * @param unionCodec the codec where the value is declared as that of a union, which writes its tag
     */
    CodecSerializer(Codec<T> codec, Codec<? super T> unionCodec) {
        this.codec = codec;
        this.unionCodec = unionCodec;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
        codec.write(value, generator);
    }

    /** Ignores the type's annotations: codecs write the tags of unions. */
    @Override
    public void serializeWithType(
            T value, JsonGenerator generator, SerializationContext context, TypeSerializer ignored) {
        unionCodec.write(value, generator);
    }
}

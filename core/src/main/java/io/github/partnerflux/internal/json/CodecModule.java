// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;

/** Registers codecs with a mapper. */
public final class CodecModule extends JacksonModule {

    private final Function<Class<?>, @Nullable Codec<?>> codecs;

    /**
     * Creates a module.
     *
     * @param codecs returns the codec of a type, or {@code null} if it has none
     */
    public CodecModule(Function<Class<?>, @Nullable Codec<?>> codecs) {
        this.codecs = codecs;
    }

    @Override
    public String getModuleName() {
        return "partnerflux-codecs";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new CodecDeserializers());
        context.addSerializers(new CodecSerializers());
    }

    private final class CodecDeserializers implements Deserializers {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            Codec<?> codec = codecs.apply(type.getRawClass());
            return codec == null ? null : new CodecDeserializer(type.getRawClass(), codec);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return codecs.apply(type) != null;
        }
    }

    private final class CodecSerializers implements Serializers {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.Value format) {
            Codec<?> codec = codecs.apply(type.getRawClass());
            return codec == null ? null : serializer(codec, unionCodec(type.getRawClass(), codec));
        }

        /** Returns the codec of the union that a type is a member of, or its own one. */
        private Codec<?> unionCodec(Class<?> type, Codec<?> codec) {
            for (Class<?> supertype : type.getInterfaces()) {
                Codec<?> union = codecs.apply(supertype);
                if (union != null) {
                    return union;
                }
            }
            return codec;
        }

        @SuppressWarnings("unchecked")
        private static <T> CodecSerializer<T> serializer(Codec<T> codec, Codec<?> unionCodec) {
            return new CodecSerializer<>(codec, (Codec<? super T>) unionCodec);
        }
    }
}

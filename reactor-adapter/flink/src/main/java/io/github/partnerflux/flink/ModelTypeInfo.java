// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A type that Flink does not look into.
 *
 * @param <T> the type
 */
final class ModelTypeInfo<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    @SuppressWarnings("serial") // The lists of List.of are serializable.
    private final List<TypeInformation<?>> arguments;

    private final SerializerFactory<T> serializer;

    /** Creates a serializer. */
    interface SerializerFactory<T> extends Function<SerializerConfig, TypeSerializer<T>>, Serializable {}

    ModelTypeInfo(Class<T> type, List<TypeInformation<?>> arguments, SerializerFactory<T> serializer) {
        this.type = type;
        this.arguments = arguments;
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.apply(config);
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ModelTypeInfo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelTypeInfo<?> that && type == that.type && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, arguments);
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? type.getSimpleName() : type.getSimpleName() + arguments;
    }
}

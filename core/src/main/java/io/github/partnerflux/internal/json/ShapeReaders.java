package io.github.partnerflux.internal.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finds out how a type of the model is read. */
final class ShapeReaders {

    private ShapeReaders() {}

    static ShapeReader<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListReader<>(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && of(arguments[0]) instanceof OpenEnumReader<?> keys) {
                return new MapReader<>(keys, of(arguments[1]));
            }
        } else if (type == String.class) {
            return new StringReader();
        } else if (type == Instant.class) {
            return new TimestampReader();
        } else if (type instanceof Class<?> shape && shape.isSealed()) {
            return new UnionReader<>(shape);
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            return OpenEnumReader.isOpenEnum(shape) ? new OpenEnumReader<>(shape) : new RecordReader<>(shape);
        }
        throw new IllegalArgumentException("no shape of the service is read as " + type);
    }
}

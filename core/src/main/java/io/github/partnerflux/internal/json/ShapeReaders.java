package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Creates readers for the types of the model. */
final class ShapeReaders {

    /** The record of a union for members that this version does not know. */
    private static final String UNKNOWN = "Unknown";

    private ShapeReaders() {}

    /** Creates the reader for a record whose components have the names of the members, in lowerCamelCase. */
    static <T> ShapeReader<T> record(Class<T> type) {
        return record(type, namesOf(type), false);
    }

    /** Creates a reader that throws a {@link ForeignObjectException} if all members of an object are unknown. */
    static <T> ShapeReader<T> recordRejectingForeign(Class<T> type) {
        return record(type, namesOf(type), true);
    }

    /**
     * Creates the reader for a record.
     *
     * @param names the names of its components on the wire, in order
     */
    static <T> ShapeReader<T> record(Class<T> type, List<String> names) {
        return record(type, names, false);
    }

    private static <T> ShapeReader<T> record(Class<T> type, List<String> names, boolean rejectsForeign) {
        List<? extends ShapeReader<?>> readers = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(ShapeReaders::of)
                .toList();
        return new RecordReader<>(type, names, readers, rejectsForeign);
    }

    private static List<String> namesOf(Class<?> type) {
        return RecordMember.of(type).stream().map(RecordMember::name).toList();
    }

    private static ShapeReader<?> of(Type type) {
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
            return union(shape);
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            return OpenEnumReader.isOpenEnum(shape) ? new OpenEnumReader<>(shape) : record(shape);
        }
        throw new IllegalArgumentException("no shape of the service is read as " + type);
    }

    /**
     * @param union a sealed interface whose records have the names of the tags, except for {@code Unknown}, which
     *     contains the tag
     */
    private static <U> ShapeReader<U> union(Class<U> union) {
        List<String> tags = new ArrayList<>();
        List<ShapeReader<? extends U>> members = new ArrayList<>();
        Constructor<? extends U> unknown = null;
        for (Class<?> permitted : union.getPermittedSubclasses()) {
            Class<? extends U> type = permitted.asSubclass(union);
            if (type.getSimpleName().equals(UNKNOWN)) {
                unknown = RecordMember.constructor(type);
            } else {
                tags.add(type.getSimpleName());
                members.add(record(type));
            }
        }
        return new UnionReader<>(tags, members, Objects.requireNonNull(unknown, "a record for unknown members"));
    }
}

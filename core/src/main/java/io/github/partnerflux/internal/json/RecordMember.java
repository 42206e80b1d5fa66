package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record of the model.
 *
 * @param name its name on the wire, where it is in UpperCamelCase
 */
record RecordMember(String name, Method accessor) {

    static List<RecordMember> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> new RecordMember(nameOnTheWire(component), accessible(component.getAccessor())))
                .toList();
    }

    private static String nameOnTheWire(RecordComponent component) {
        String name = component.getName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The constructor that takes all components. */
    static <T> Constructor<T> constructor(Class<T> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    static <T> T construct(Constructor<T> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model's records take whatever the service may send", e);
        }
    }

    @Nullable
    Object valueIn(Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model's records only hold their values", e);
        }
    }

    private static Method accessible(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }
}

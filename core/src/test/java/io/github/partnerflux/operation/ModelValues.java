// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import io.github.partnerflux.test.model.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Creates the values of the package {@code model} from JSON as an application would: with builders, and without the codecs. */
final class ModelValues {

    private ModelValues() {}

    /** Returns the type of a shape that is no member of a union. */
    static Class<?> type(Shape shape) {
        try {
            return Class.forName("io.github.partnerflux.model." + shape.name());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Creates a value of the shape; throws what the builder throws. */
    static Object create(Shape shape, JsonNode json) {
        return value(type(shape), json);
    }

    /** Calls the builder's method for each member. */
    static void fill(Object builder, JsonNode members) {
        members.properties().forEach(member -> {
            Method setter = setter(builder.getClass(), member.getKey());
            invoke(setter, builder, value(setter.getGenericParameterTypes()[0], member.getValue()));
        });
    }

    private static Method setter(Class<?> builder, String member) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getName().equals(decapitalized(member)))
                .filter(method -> !method.isVarArgs() && !isConsumer(method.getParameterTypes()[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(builder + " has no method for " + member));
    }

    private static boolean isConsumer(Class<?> type) {
        return type.getPackageName().equals("java.util.function");
    }

    private static Object value(Type type, JsonNode json) {
        if (type instanceof ParameterizedType parameterized
                && Collection.class.isAssignableFrom((Class<?>) parameterized.getRawType())) {
            Type element = parameterized.getActualTypeArguments()[0];
            return json.valueStream().map(value -> value(element, value)).toList();
        }
        return value((Class<?>) type, json);
    }

    private static Object value(Class<?> type, JsonNode json) {
        if (type == String.class) {
            return json.stringValue();
        } else if (type == Integer.class || type == int.class) {
            return json.intValue();
        } else if (type == Long.class || type == long.class) {
            return json.longValue();
        } else if (type == Instant.class) {
            return Instant.parse(json.stringValue());
        } else if (type.isSealed()) {
            return union(type, json);
        } else if (json.isString()) {
            return openEnum(type, json.stringValue());
        }
        return structure(type, json);
    }

    private static Object union(Class<?> type, JsonNode json) {
        String tag = json.propertyNames().iterator().next();
        Class<?> member = Arrays.stream(type.getPermittedSubclasses())
                .filter(permitted -> permitted.getSimpleName().equals(tag))
                .findFirst()
                .orElseThrow();
        return structure(member, json.get(tag));
    }

    private static Object openEnum(Class<?> type, String value) {
        try {
            return type.getConstructor(String.class).newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object structure(Class<?> type, JsonNode json) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            fill(builder, json);
            return invoke(builder.getClass().getMethod("build"), builder);
        } catch (NoSuchMethodException e) {
            return record(type, json);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object record(Class<?> type, JsonNode json) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), member(json, component.getName())))
                .toArray();
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode member(JsonNode json, String component) {
        return json.propertyStream()
                .filter(member -> decapitalized(member.getKey()).equals(component))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Invokes a method and throws what it throws. */
    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

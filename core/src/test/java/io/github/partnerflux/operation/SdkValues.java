// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts between JSON and the AWS SDK's types by what these state about their members, without the SDK's own JSON protocol. */
final class SdkValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SdkValues() {}

    /** Sets the members of a builder, and returns what it builds. */
    static Object build(SdkPojo builder, JsonNode json) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (json.has(field.locationName())) {
                field.set(builder, toSdk(field, json.get(field.locationName())));
            }
        }
        return ((Buildable) builder).build();
    }

    static ObjectNode json(SdkPojo value) {
        ObjectNode json = JSON.objectNode();
        for (SdkField<?> field : value.sdkFields()) {
            Object member = field.getValueOrDefault(value);
            if (isPresent(member)) {
                json.set(field.locationName(), fromSdk(member));
            }
        }
        return json;
    }

    /** Returns the JSON without the members that the AWS SDK's version does not have. */
    static ObjectNode known(SdkPojo type, JsonNode json) {
        ObjectNode known = JSON.objectNode();
        for (SdkField<?> field : type.sdkFields()) {
            if (json.has(field.locationName())) {
                known.set(field.locationName(), known(field, json.get(field.locationName())));
            }
        }
        return known;
    }

    private static JsonNode known(SdkField<?> field, JsonNode json) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return known(field.constructor().get(), json);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            ArrayNode list = JSON.arrayNode();
            json.forEach(element -> list.add(known(element(field), element)));
            return list;
        } else if (field.marshallingType() == MarshallingType.MAP) {
            ObjectNode map = JSON.objectNode();
            json.forEachEntry((key, value) -> map.set(key, known(value(field), value)));
            return map;
        }
        return json;
    }

    private static Object toSdk(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return json.stringValue();
        } else if (type == MarshallingType.INTEGER) {
            return json.intValue();
        } else if (type == MarshallingType.LONG) {
            return json.longValue();
        } else if (type == MarshallingType.INSTANT) {
            return Instant.parse(json.stringValue());
        } else if (type == MarshallingType.SDK_POJO) {
            return build(field.constructor().get(), json);
        } else if (type == MarshallingType.LIST) {
            List<Object> list = new ArrayList<>();
            json.forEach(element -> list.add(toSdk(element(field), element)));
            return list;
        } else if (type == MarshallingType.MAP) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.forEachEntry((key, value) -> map.put(key, toSdk(value(field), value)));
            return map;
        }
        throw new IllegalArgumentException(field.memberName() + " is of the unknown type " + type);
    }

    private static JsonNode fromSdk(Object value) {
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof SdkPojo structure) {
            return json(structure);
        } else if (value instanceof List<?> elements) {
            ArrayNode list = JSON.arrayNode();
            elements.forEach(element -> list.add(fromSdk(element)));
            return list;
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode map = JSON.objectNode();
            entries.forEach((key, entry) -> map.set((String) key, fromSdk(entry)));
            return map;
        }
        // Text, or a point in time.
        return JSON.stringNode(value.toString());
    }

    private static boolean isPresent(@Nullable Object member) {
        return member != null && !(member instanceof SdkAutoConstructList) && !(member instanceof SdkAutoConstructMap);
    }

    private static SdkField<?> element(SdkField<?> list) {
        return list.getTrait(ListTrait.class).memberFieldInfo();
    }

    private static SdkField<?> value(SdkField<?> map) {
        return map.getTrait(MapTrait.class).valueFieldInfo();
    }
}

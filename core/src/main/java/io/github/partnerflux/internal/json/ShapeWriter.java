package io.github.partnerflux.internal.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes requests: records of strings, numbers and lists. Members that are not set are left out. */
final class ShapeWriter {

    private static final ClassValue<List<RecordMember>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<RecordMember> computeValue(Class<?> type) {
            return RecordMember.of(type);
        }
    };

    private ShapeWriter() {}

    static void prepare(Class<?> type) {
        MEMBERS.get(type);
    }

    static void write(Object value, JsonGenerator generator) {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            list.forEach(element -> write(element, generator));
            generator.writeEndArray();
        } else if (value instanceof Record record) {
            generator.writeStartObject();
            MEMBERS.get(record.getClass()).forEach(member -> writeMember(member, record, generator));
            generator.writeEndObject();
        } else {
            throw new IllegalArgumentException("no shape of the service is written from " + value.getClass());
        }
    }

    private static void writeMember(RecordMember member, Record record, JsonGenerator generator) {
        Object value = member.valueIn(record);
        if (value != null) {
            generator.writeName(member.name());
            write(value, generator);
        }
    }
}

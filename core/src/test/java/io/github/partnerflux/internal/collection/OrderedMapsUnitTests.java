// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the maps are like unmodifiable views of a {@link LinkedHashMap}, for each number of entries. */
class OrderedMapsUnitTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100})
    void copiesAreEqualAndInTheSameOrder(int size) {
        assertIsLike(entries(size), OrderedMaps.copyOf(entries(size)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100})
    void addsEntriesInOrder(int size) {
        Map<String, Integer> map = Map.of();
        for (Map.Entry<String, Integer> entry : entries(size).entrySet()) {
            map = OrderedMaps.with(map, entry.getKey(), entry.getValue());
        }

        assertIsLike(entries(size), OrderedMaps.copyOf(map));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void copiesDoNotChangeWithTheOriginal(int size) {
        Map<String, Integer> original = entries(size);
        Map<String, Integer> copy = OrderedMaps.copyOf(original);

        original.put("other", -1);
        original.remove("key 0");

        assertThat(copy).isEqualTo(entries(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void copiesOfCopiesAreTheSame(int size) {
        Map<String, Integer> copy = OrderedMaps.copyOf(entries(size));

        assertThat(OrderedMaps.copyOf(copy)).isSameAs(copy);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void cannotBeModified(int size) {
        Map<String, Integer> map = OrderedMaps.copyOf(entries(size));

        assertThatThrownBy(() -> map.put("key 0", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        map.entrySet()
                .forEach(entry ->
                        assertThatThrownBy(() -> entry.setValue(1)).isInstanceOf(UnsupportedOperationException.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void serializesAMapOfTheJdk(int size) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(OrderedMaps.copyOf(entries(size)));
        }
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object read = input.readObject();

            assertThat(read).isEqualTo(entries(size));
            assertThat(read.getClass().getName()).startsWith("java.util.");
        }
    }

    @Test
    void isNotReadFromAStreamThatSomethingElseHasWritten() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            output.writeShort(ObjectStreamConstants.STREAM_VERSION);
            output.writeByte(ObjectStreamConstants.TC_OBJECT);
            output.writeByte(ObjectStreamConstants.TC_CLASSDESC);
            output.writeUTF(SmallMap.class.getName());
            output.writeLong(1); // serialVersionUID
            output.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
            output.writeShort(0); // fields
            output.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
            output.writeByte(ObjectStreamConstants.TC_NULL); // superclass
        }
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThatThrownBy(input::readObject)
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessage("serialized as a map of the JDK");
        }
    }

    private static void assertIsLike(Map<String, Integer> expected, Map<String, Integer> actual) {
        assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(actual.values()).containsExactlyElementsOf(expected.values());
        Map<String, Integer> visited = new LinkedHashMap<>();
        actual.forEach(visited::put);
        assertThat(visited).containsExactlyEntriesOf(expected);
        expected.forEach((key, value) -> {
            assertThat(actual.containsKey(key)).isTrue();
            assertThat(actual.get(key)).isEqualTo(value);
        });
        assertThat(actual.containsKey("other")).isFalse();
        assertThat(actual.get("other")).isNull();
    }

    private static Map<String, Integer> entries(int size) {
        Map<String, Integer> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put("key " + i, i);
        }
        return entries;
    }
}

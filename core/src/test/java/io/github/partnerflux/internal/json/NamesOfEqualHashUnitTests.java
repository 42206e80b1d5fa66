// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests responses whose names collide in Jackson's symbol table: they are read and do not affect later responses. */
class NamesOfEqualHashUnitTests {

    private static final ShapeReader<ListConnectionsResponse> READER =
            new CodecMapper(ModelCodecs::of).outputReader(ListConnectionsResponse.class);

    /** The hash is a sum over groups of four letters, and therefore equal for all their permutations. */
    private static final List<String> NAMES = namesOfEqualHash(65_536);

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 300, 1_000, 5_000, 65_536})
    void skipsUnknownMembers(int count) {
        assertThat(readHostile(count).nextToken()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 300, 1_000, 5_000})
    void readsKeys(int count) {
        List<String> keys = NAMES.subList(0, count);

        assertThat(readKeys(keys)).isEqualTo(keys);
    }

    @Test
    void readsOrdinaryResponsesAfterwards() {
        for (int round = 0; round < 4; round++) {
            readHostile(NAMES.size());

            for (int i = 0; i < 1_000; i++) {
                int first = 5 * (1_000 * round + i);
                List<String> keys = IntStream.range(first, first + 5)
                        .mapToObj(key -> "An_ordinary_key_" + key)
                        .toList();

                assertThat(readKeys(keys)).isEqualTo(keys);
            }
        }
    }

    private static ListConnectionsResponse readHostile(int count) {
        StringBuilder json = new StringBuilder("{");
        NAMES.subList(0, count).forEach(name -> json.append('"').append(name).append("\":1,"));
        return read(json.append("\"NextToken\":\"t\"}").toString());
    }

    private static List<String> readKeys(List<String> keys) {
        String json = "{\"ConnectionSummaries\":[{\"Catalog\":\"AWS\",\"ConnectionTypes\":{\""
                + String.join("\":{},\"", keys) + "\":{}}}]}";
        return read(json).connectionSummaries().get(0).connectionTypes().keySet().stream()
                .map(ConnectionType::value)
                .toList();
    }

    private static ListConnectionsResponse read(String json) {
        return READER.read(ByteBuffer.wrap(json.getBytes(UTF_8)));
    }

    private static List<String> namesOfEqualHash(int count) {
        List<String> names = new ArrayList<>(count);
        addNames("twelve_bytes", "aaaabbbbccccddddeeeeffffgggghhhhiiii", count, names);
        return names;
    }

    private static void addNames(String prefix, String rest, int count, List<String> names) {
        if (rest.isEmpty() && names.size() < count) {
            names.add(prefix);
        }
        for (int i = 0; i < rest.length() && names.size() < count; i += 4) {
            addNames(prefix + rest.substring(i, i + 4), rest.substring(0, i) + rest.substring(i + 4), count, names);
        }
    }
}

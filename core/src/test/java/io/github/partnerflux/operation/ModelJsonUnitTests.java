// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that each request and response is read from the service model's JSON and written in it: with the client's module, and by
 * the annotations alone.
 */
class ModelJsonUnitTests {

    private static final JsonMapper DEFAULTS = JsonMapper.builder().build();

    static Stream<Shape> structures() {
        return ModelOperations.operations().flatMap(operation -> Stream.of(operation.input(), operation.output()));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void surviveARoundTrip(Shape shape) {
        Class<?> type = ModelValues.type(shape);
        List<JsonNode> samples = new ArrayList<>(Samples.variants(shape));
        samples.add(Samples.minimal(shape));
        for (JsonNode json : samples) {
            Object value = ModelOperations.WITH_MODULE.treeToValue(json, type);

            JsonNode written = ModelOperations.WITH_MODULE.valueToTree(value);
            assertThat(written).isEqualTo(json);
            assertThat(DEFAULTS.readTree(DEFAULTS.writeValueAsString(value))).isEqualTo(json);
            assertThat((Object) DEFAULTS.readValue(json.toString(), type)).isEqualTo(value);
        }
    }

    static Stream<Shape> inputs() {
        return ModelOperations.operations().map(operation -> operation.input());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void buildersCreateWhatTheJsonHas(Shape shape) throws Exception {
        for (JsonNode json : Samples.variants(shape)) {
            Object value = ModelValues.create(shape, json);

            assertThat(value).isEqualTo(ModelOperations.WITH_MODULE.treeToValue(json, ModelValues.type(shape)));
            Object builder = value.getClass().getMethod("toBuilder").invoke(value);
            assertThat(ModelValues.invoke(builder.getClass().getMethod("build"), builder))
                    .isEqualTo(value)
                    .hasSameHashCodeAs(value);
        }
    }
}

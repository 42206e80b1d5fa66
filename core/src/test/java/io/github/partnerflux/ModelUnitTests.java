// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tests the JSON of each record of the model, also of those that are nested in others. */
class ModelUnitTests {

    private static final JsonMapper DEFAULTS = JsonMapper.builder().build();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private static final JsonMapper WITH_MODULE =
            STRICT.rebuild().addModule(new PartnerCentralAccountModule()).build();

    static Stream<Class<?>> records() throws URISyntaxException {
        return Samples.publicTypes("model")
                .filter(type -> type.isRecord() && !type.getSimpleName().equals("RequestOverrideConfiguration"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void areWrittenAndReadBackWithTheModuleAndWithoutIt(Class<Object> type) throws Exception {
        Object value = withoutConfiguration(Samples.of(type));

        String json = DEFAULTS.writeValueAsString(value);

        assertThat(WITH_MODULE.writeValueAsString(value)).isEqualTo(json);
        assertThat(STRICT.writeValueAsString(value)).isEqualTo(json);
        assertThat(DEFAULTS.readValue(json, type)).isEqualTo(value);
        assertThat(STRICT.readValue(json, type)).isEqualTo(value);
        assertThat(WITH_MODULE.readValue(json, type)).isEqualTo(value);
    }

    /** What a request overrides is not part of its JSON. */
    private static Object withoutConfiguration(Object value) throws Exception {
        if (!value.getClass().getSimpleName().endsWith("Request")) {
            return value;
        }
        Object builder = value.getClass().getMethod("toBuilder").invoke(value);
        Class<?> configuration = Class.forName("io.github.partnerflux.model.RequestOverrideConfiguration");
        builder.getClass().getMethod("overrideConfiguration", configuration).invoke(builder, (Object) null);
        return builder.getClass().getMethod("build").invoke(builder);
    }
}

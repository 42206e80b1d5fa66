// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Types and traits that no input of the service's model has today. */
class ShapeUnitTests {

    private static final Model MODEL = new Model(json("""
            {
              'operations': {'Call': {'input': {'shape': 'Request'}}},
              'shapes': {
                'Request': {'type': 'structure', 'members': {
                  'At': {'shape': 'DateTime'},
                  'Flag': {'shape': 'Flag'},
                  'Long': {'shape': 'Long'},
                  'Map': {'shape': 'Map'},
                  'Open': {'shape': 'Details'},
                  'Secret': {'shape': 'SecretDetails'}
                }},
                'DateTime': {'type': 'timestamp', 'timestampFormat': 'iso8601'},
                'Flag': {'type': 'boolean'},
                'Long': {'type': 'long', 'max': 5},
                'Key': {'type': 'string', 'enum': ['A', 'B', 'C']},
                'Map': {'type': 'map', 'key': {'shape': 'Key'}, 'value': {'shape': 'Word'}, 'min': 1, 'max': 2},
                'Word': {'type': 'string', 'pattern': '[a-z]+'},
                'Number': {'type': 'integer', 'min': 1},
                'Details': {'type': 'structure', 'members': {
                  'Key': {'shape': 'Key'}, 'Number': {'shape': 'Number'}, 'Word': {'shape': 'Word'}
                }},
                'SecretDetails': {'type': 'structure', 'sensitive': true, 'members': {'Details': {'shape': 'Details'}}}
              }
            }
            """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'At':'2026-01-02T03:04:05Z'}",
                "{'At':'2026-01-02T03:04:05.123456+05:30'}",
                "{'Flag':false}",
                "{'Long':-9223372036854775808}",
                "{'Map':{'A':'a','B':'b'}}"
            })
    void accepts(String input) {
        assertThat(MODEL.check("Call", bytes(input)).canonical()).isEqualTo(input.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'Long':6}                       | Long INVALID_VALUE            | must be at most 5, but is 6",
                "{'Open':{'Number':0}}            | Open.Number INVALID_VALUE     | must be at least 1, but is 0",
                "{'Map':{}}                       | Map INVALID_VALUE             | at least 1 elements, but has 0",
                "{'Map':{'A':'a','B':'b','C':''}} | Map TOO_MANY_VALUES           | at most 2 elements, but has 3",
                "{'Map':{'D':'d'}}                | Map.D INVALID_ENUM_VALUE      | must be one of [A, B, C]",
                "{'Map':{'A':null}}               | Map.A REQUIRED_FIELD_MISSING  | must not be null",
                "{'Map':{'A':'1'}}                | Map.A INVALID_STRING_FORMAT   | but is \\\"1\\\"",
            })
    void rejects(String input, String error, String message) {
        ServiceError rejection = rejection(input);

        assertThat(ModelUnitTests.fieldErrors(rejection)).contains(error);
        assertThat(text(rejection)).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'At':1767323045}",
                "{'At':'yesterday'}",
                "{'At':'2026-01-02'}",
                "{'Flag':'true'}",
                "{'Long':9223372036854775808}",
                "{'Map':[]}"
            })
    void malformed(String input) {
        assertThat(rejection(input).getMessage()).endsWith("#SerializationException");
    }

    @Test
    void quotesNothingInsideASensitiveStructure() {
        String details = "{'Key':'SHOWN','Number':-4711,'Word':'SHOWN'}";
        assertThat(text(rejection("{'Open':" + details + "}"))).contains("but is \\\"SHOWN\\\"", "but is -4711");

        ServiceError rejection = rejection("{'Secret':{'Details':" + details + "}}");
        assertThat(ModelUnitTests.fieldErrors(rejection)).hasSize(3);
        assertThat(text(rejection)).doesNotContain("SHOWN", "4711");
    }

    @Test
    void anUnknownTypeFailsTheStart() {
        JsonNode model = json(
                "{'operations':{'Call':{'input':{'shape':'Request'}}}," + "'shapes':{'Request':{'type':'document'}}}");
        assertThatThrownBy(() -> new Model(model)).hasMessage("Shape Request is of the unknown type document");
    }

    private static ServiceError rejection(String input) {
        return catchThrowableOfType(ServiceError.class, () -> MODEL.check("Call", bytes(input)));
    }

    private static String text(ServiceError error) {
        return new String(error.response().body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return Json.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

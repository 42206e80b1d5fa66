// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConformanceUnitTests {

    private static final ServiceModel MODEL = ServiceModel.get();

    private static final String ARN = "arn:aws:partnercentral:us-east-1::catalog/AWS/connection/pac-abcdefgh23456";

    static Stream<Operation> operations() {
        return MODEL.operations().stream();
    }

    static Stream<Arguments> violations() {
        return operations()
                .flatMap(operation ->
                        Violation.of(operation).stream().map(violation -> Arguments.of(operation, violation)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void samplesConform(Operation operation) {
        for (ObjectNode output : Samples.variants(operation.output())) {
            assertThat(Conformance.ofOutput(operation, output)).isEmpty();
        }
        assertThat(Conformance.ofOutput(operation, Samples.minimal(operation.output())))
                .isEmpty();
        for (Shape error : operation.errors()) {
            for (ObjectNode body : Samples.variants(error)) {
                assertThat(Conformance.ofError(operation, body.put("__type", "com.example#" + error.name())))
                        .isEmpty();
            }
        }
    }

    /** Inputs stand in for outputs: their constraints are of the same kinds. */
    @ParameterizedTest
    @MethodSource("violations")
    void findsEachViolation(Operation operation, Violation violation) {
        assertThat(Conformance.violations(operation.input(), violation.input()))
                .contains(violation.toString())
                .allMatch(found -> found.startsWith(violation.path() + " "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Id                                             | 7              | Id type",
                "Id                                             | null           | Id type",
                "UpdatedAt                                      | 1767323045     | UpdatedAt type",
                "UpdatedAt                                      | 'yesterday'    | UpdatedAt timestamp",
                "UpdatedAt                                      | '2026-01-02'   | UpdatedAt timestamp",
                "Future                                         | true           | Future unknown",
                "ConnectionTypes                                | []             | ConnectionTypes type",
                "ConnectionTypes.SUBSIDIARY.Status              | 'PAUSED'       | ConnectionTypes.SUBSIDIARY.Status enum",
                "ConnectionTypes.SUBSIDIARY.OtherParticipant    | {}             | "
                        + "ConnectionTypes.SUBSIDIARY.OtherParticipant union",
            })
    void describesWhatDoesNotConform(String path, String value, String violation) {
        ObjectNode page = (ObjectNode) json("{'ConnectionSummaries':[{'Catalog':'AWS','Id':'pac-abcdefgh23456',"
                + "'Arn':'" + ARN + "','OtherParticipantAccountId':'123456789012',"
                + "'UpdatedAt':'2026-01-02T03:04:05Z','ConnectionTypes':{'SUBSIDIARY':{'Status':'ACTIVE',"
                + "'OtherParticipant':{'Account':{'Name':'Ada'}}}}}]}");
        Operation operation = MODEL.operation("ListConnections");
        assertThat(Conformance.ofOutput(operation, page)).isEmpty();

        String[] names = path.split("\\.");
        JsonNode parent = page.path("ConnectionSummaries").path(0);
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.path(names[i]);
        }
        ((ObjectNode) parent).set(names[names.length - 1], json(value));

        assertThat(Conformance.ofOutput(operation, page)).containsExactly("ConnectionSummaries[0]." + violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'__type':'a#ConflictException','Message':'m','Reason':'DUPLICATE_CONNECTION'} | __type enum",
                "{'Message':'m'}                                                                | __type enum",
                "{'__type':'a#InternalServerException','message':'m'}                           | Message required",
                "{'__type':'a#ValidationException','Message':'m','Reason':'BECAUSE'}            | Reason enum",
                "{'__type':'a#ValidationException','Message':'m','Reason':'REQUEST_VALIDATION_FAILED',"
                        + "'ErrorDetails':[{'FieldValidationError':{'Name':'n','Message':'m'}}]} | "
                        + "ErrorDetails[0].FieldValidationError.Code required",
            })
    void errorsAreThoseOfTheOperation(String body, String violation) {
        assertThat(Conformance.ofError(MODEL.operation("ListConnections"), json(body)))
                .contains(violation);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}

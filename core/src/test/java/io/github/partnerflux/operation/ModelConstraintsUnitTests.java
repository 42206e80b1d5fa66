// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Shape;
import io.github.partnerflux.test.model.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Tests that a request is rejected before it is sent if it violates a constraint of the service model. */
class ModelConstraintsUnitTests {

    static Stream<Arguments> violations() {
        return ModelOperations.operations()
                .flatMap(operation -> Violation.of(operation).stream()
                        .filter(violation -> !isSplit(violation))
                        .map(violation -> Arguments.of(operation, violation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void rejectsWhatViolatesTheModel(Operation operation, Violation violation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelValues.create(operation.input(), violation.input()))
                .satisfies(e -> {
                    assertThat(e).hasMessageStartingWith(path(operation, violation) + " ");
                    assertThat(e).hasMessageContaining(allowed(violation));
                    assertThat(Samples.secretsIn(e.getMessage())).isEmpty();
                    assertThat(e).hasNoCause();
                });
    }

    static Stream<Operation> operations() {
        return ModelOperations.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void acceptsWhatSatisfiesTheModel(Operation operation) {
        assertThat(ModelValues.create(operation.input(), Samples.minimal(operation.input())))
                .isNotNull();
        for (JsonNode valid : Samples.variants(operation.input())) {
            assertThat(ModelValues.create(operation.input(), valid)).isNotNull();
        }
    }

    /** The client splits a listing of more identifiers than a request may have. */
    private static boolean isSplit(Violation violation) {
        return violation.toString().equals("OtherParticipantIdentifiers max");
    }

    /** A structure's own builder requires its members, and knows the structure but not its path in the request. */
    private static String path(Operation operation, Violation violation) {
        String path = violation.path();
        int dot = path.lastIndexOf('.');
        if (!violation.constraint().equals("required") || dot < 0) {
            return path;
        }
        Shape structure = operation.input();
        for (String member : path.substring(0, dot).split("\\.")) {
            Shape shape = ServiceModel.get().shape(structure.members().get(member.replace("[0]", "")));
            structure = shape.type().equals("list") ? ServiceModel.get().shape(shape.member()) : shape;
        }
        return structure.name() + path.substring(dot);
    }

    private static String allowed(Violation violation) {
        String limit = violation.limit();
        return limit == null ? "is required" : limit.replace("[\\S]", "\\S");
    }
}

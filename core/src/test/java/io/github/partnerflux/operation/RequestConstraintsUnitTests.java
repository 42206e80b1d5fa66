package io.github.partnerflux.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Tests that a request is rejected before it is sent if it violates a constraint of the service model. */
class RequestConstraintsUnitTests {

    static Stream<Arguments> violations() {
        return OperationCalls.operations()
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
                    assertThat(e).hasMessageStartingWith(path(violation) + " ");
                    assertThat(e).hasMessageContaining(allowed(violation));
                    assertThat(Samples.secretsIn(e.getMessage())).isEmpty();
                    assertThat(e).hasNoCause();
                });
    }

    static Stream<Operation> operations() {
        return OperationCalls.operations();
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

    /** A structure's own builder requires its members, and does not know the request that the structure becomes part of. */
    private static String path(Violation violation) {
        String path = violation.path();
        return violation.constraint().equals("required") ? path.substring(path.lastIndexOf('.') + 1) : path;
    }

    private static String allowed(Violation violation) {
        String limit = violation.limit();
        return limit == null ? "is required" : limit.replace("[\\S]", "\\S");
    }
}

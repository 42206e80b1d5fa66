// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ViolationUnitTests {

    private static final ServiceModel MODEL = ServiceModel.get();

    @Test
    void violatesEachConstraintOnce() {
        assertThat(violations("ListConnections"))
                .extracting(Violation::toString)
                .containsExactly(
                        "Catalog required",
                        "Catalog min",
                        "Catalog max",
                        "Catalog pattern",
                        "NextToken min",
                        "NextToken max",
                        "NextToken pattern",
                        "ConnectionType min",
                        "ConnectionType max",
                        "ConnectionType pattern",
                        "MaxResults min",
                        "MaxResults max",
                        "OtherParticipantIdentifiers max",
                        "OtherParticipantIdentifiers[0] min",
                        "OtherParticipantIdentifiers[0] max",
                        "OtherParticipantIdentifiers[0] pattern");
    }

    @Test
    void violatesConstraintsOfNestedMembers() {
        assertThat(violations("StartVerification"))
                .extracting(Violation::path)
                .contains("VerificationDetails.BusinessVerificationDetails.LegalName");
        assertThat(violations("StartProfileUpdateTask"))
                .extracting(Violation::toString)
                .contains("TaskDetails.LocalizedContents[0].Locale required", "TaskDetails.IndustrySegments min");
    }

    @Test
    void anIdempotencyTokenMayBeAbsent() {
        assertThat(violations("CancelConnection"))
                .extracting(Violation::toString)
                .contains("ClientToken max", "ClientToken pattern")
                .doesNotContain("ClientToken required", "ClientToken min");
    }

    static Stream<Operation> operations() {
        return MODEL.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void differFromAValidInputInOneMember(Operation operation) {
        List<Violation> violations = Violation.of(operation);

        assertThat(violations).isNotEmpty();
        for (Violation violation : violations) {
            assertThat(Samples.variants(operation.input()))
                    .anyMatch(valid -> differences(valid, violation.input()) == 1);
        }
    }

    private static List<Violation> violations(String operation) {
        return Violation.of(MODEL.operation(operation));
    }

    private static int differences(JsonNode a, JsonNode b) {
        if (a.isObject() && b.isObject()) {
            return Stream.concat(a.propertyNames().stream(), b.propertyNames().stream())
                    .distinct()
                    .mapToInt(name -> differences(a.path(name), b.path(name)))
                    .sum();
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            int sum = 0;
            for (int i = 0; i < a.size(); i++) {
                sum += differences(a.get(i), b.get(i));
            }
            return sum;
        }
        return a.equals(b) ? 0 : 1;
    }
}

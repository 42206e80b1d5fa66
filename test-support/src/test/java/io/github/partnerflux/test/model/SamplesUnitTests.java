// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SamplesUnitTests {

    private static final ServiceModel MODEL = ServiceModel.get();

    @Test
    void theModelHasAllOperations() {
        assertThat(MODEL.operations()).hasSize(34);
        Operation operation = MODEL.operation("GetConnectionPreferences");
        assertThat(MODEL.target(operation)).isEqualTo("PartnerCentralAccount.GetConnectionPreferences");
        assertThat(operation.input().members()).containsOnlyKeys("Catalog");
        assertThat(operation.errors()).extracting(Shape::name).contains("InternalServerException");
    }

    @Test
    void threeOperationsMustNotBeRepeated() {
        assertThat(MODEL.operations())
                .filteredOn(operation -> !operation.repeatable())
                .extracting(Operation::name)
                .containsExactly("PutAllianceLeadContact", "PutProfileVisibility", "SendEmailVerificationCode");
    }

    static Stream<Shape> texts() {
        return MODEL.shapes("string").stream()
                .filter(shape -> shape.enumValues().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsSatisfyTheConstraints(Shape shape) {
        assertThat(Samples.text(shape)).matches(shape::admits);
        assertThat(Samples.secretsIn("a " + Samples.text(shape) + " b").isEmpty())
                .isEqualTo(!Samples.isSecret(shape));
    }

    static Stream<Shape> structures() {
        return MODEL.operations().stream()
                .flatMap(operation ->
                        Stream.concat(Stream.of(operation.input(), operation.output()), operation.errors().stream()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("structures")
    void fullAndMinimalValuesHaveTheMembersOfTheModel(Shape structure) {
        Set<String> required = structure.members().keySet().stream()
                .filter(structure::requires)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(Samples.full(structure).propertyNames())
                .containsExactlyElementsOf(structure.members().keySet());
        assertThat(Samples.minimal(structure).propertyNames()).containsExactlyElementsOf(required);
        assertThat(Samples.full(structure)).isEqualTo(Samples.full(structure));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void variantsHaveAllMembersOfUnionsAndAllValuesOfEnumerations(Shape structure) {
        List<ObjectNode> variants = Samples.variants(structure);

        assertThat(variants.get(0)).isEqualTo(Samples.full(structure));
        String all = variants.toString();
        for (Shape shape : MODEL.reachable(structure)) {
            assertThat(shape.enumValues()).allMatch(value -> all.contains('"' + value + '"'));
            if (shape.isUnion()) {
                assertThat(shape.members().keySet()).allMatch(tag -> all.contains("{\"" + tag + "\":"));
            }
        }
    }

    @Test
    void listsAreAsSmallAsPossibleInMinimalValues() {
        JsonNode task =
                Samples.minimal(MODEL.operation("StartProfileUpdateTask").input());
        assertThat(task.at("/TaskDetails/IndustrySegments")).hasSize(1);
        assertThat(task.at("/TaskDetails/LocalizedContents").isMissingNode()).isTrue();
        assertThat(Samples.minimal(MODEL.operation("TagResource").input()).path("Tags"))
                .isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.test.model.Samples;
import io.github.partnerflux.test.model.ServiceModel;
import io.github.partnerflux.test.model.ServiceModel.Operation;
import io.github.partnerflux.test.model.Shape;
import io.github.partnerflux.test.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ModelUnitTests {

    private static final Model MODEL = Model.load();
    private static final ServiceModel SERVICE = ServiceModel.get();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Stream<Operation> operations() {
        return SERVICE.operations().stream();
    }

    static Stream<Arguments> violations() {
        return operations()
                .flatMap(operation ->
                        Violation.of(operation).stream().map(violation -> Arguments.of(operation, violation)));
    }

    @Test
    void hasTheOperationsOfTheModelOnly() {
        assertThat(operations()).hasSize(34);
        assertThatThrownBy(() -> MODEL.check("ListNothing", Json.write(Json.object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ListNothing");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void acceptsValidInputs(Operation operation) {
        for (ObjectNode input : Samples.variants(operation.input())) {
            assertThat(Json.read(canonical(operation, input))).isEqualTo(input);
        }
        check(operation, Samples.minimal(operation.input()));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void rejectsAViolation(Operation operation, Violation violation) {
        ServiceError error = rejection(operation, violation.input());

        assertThat(error.response().status()).isEqualTo(400);
        assertThat(fieldErrors(error)).containsExactly(violation.path() + " " + code(violation));
        assertThat(Samples.secretsIn(text(error))).isEmpty();
    }

    private static String code(Violation violation) {
        boolean isNumber = violation.path().endsWith("MaxResults");
        boolean isList = violation.path().matches(".*(List|Tags|TagKeys|Identifiers|Segments|Contents)");
        return switch (violation.constraint()) {
            case "required" -> "REQUIRED_FIELD_MISSING";
            case "min" -> isNumber || isList ? "INVALID_VALUE" : "INVALID_STRING_FORMAT";
            case "max" -> isNumber ? "INVALID_VALUE" : isList ? "TOO_MANY_VALUES" : "INVALID_STRING_FORMAT";
            default -> "INVALID_STRING_FORMAT";
        };
    }

    @ParameterizedTest
    @MethodSource("operations")
    void rejectsUnknownEnumValues(Operation operation) {
        List<String> values = SERVICE.reachable(operation.input()).stream()
                .map(Shape::enumValues)
                .flatMap(List::stream)
                .toList();
        forEachPlace(operation, (path, place) -> {
            if (place.value().isString() && values.contains(place.value().stringValue())) {
                place.replace(NODES.stringNode("UNKNOWN_VALUE"));
                ServiceError error = rejection(operation, place.input());
                assertThat(fieldErrors(error)).containsExactly(path + " INVALID_ENUM_VALUE");
                assertThat(text(error)).contains("but is \\\"UNKNOWN_VALUE\\\"");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void rejectsAWrongTypeOfEachMember(Operation operation) {
        forEachPlace(operation, (path, place) -> {
            JsonNode valid = place.value();
            for (JsonNode other : List.of(
                    NODES.stringNode("text"),
                    NODES.numberNode(7),
                    NODES.numberNode(7.5),
                    NODES.booleanNode(true),
                    NODES.arrayNode(),
                    NODES.objectNode())) {
                if (other.getNodeType() != valid.getNodeType() || other.isDouble()) {
                    place.replace(other);
                    ServiceError error = rejection(operation, place.input());
                    assertThat(error.getMessage()).endsWith("#SerializationException");
                    assertThat(text(error)).contains("\"Message\":\"" + path + ": ");
                    place.replace(valid);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void ignoresUnknownMembersEverywhere(Operation operation) {
        ObjectNode valid = Samples.full(operation.input());
        ObjectNode extended = valid.deepCopy();
        addUnknownMembers(extended);

        assertThat(Json.read(canonical(operation, extended))).isEqualTo(valid);
    }

    private static void addUnknownMembers(JsonNode node) {
        node.values().forEach(ModelUnitTests::addUnknownMembers);
        if (node instanceof ObjectNode object) {
            object.putObject("FutureMember").putArray("Values").addNull();
            object.putNull("FutureNull");
        }
    }

    @Test
    void reportsAllViolationsInTheOrderOfTheModel() {
        ObjectNode input =
                Samples.full(SERVICE.operation("StartProfileUpdateTask").input());
        input.remove("Catalog");
        input.put("Identifier", "?");
        ObjectNode details = (ObjectNode) input.path("TaskDetails");
        details.put("DisplayName", "");
        details.putNull("LogoUrl");
        ArrayNode contents = (ArrayNode) details.path("LocalizedContents");
        ((ObjectNode) contents.path(0)).put("Locale", "german");
        contents.addNull();
        details.putArray("IndustrySegments").add("FISHING").add("GAMING").add("HUNTING");

        assertThat(fieldErrors(rejection("StartProfileUpdateTask", input)))
                .containsExactlyInAnyOrder(
                        "Catalog REQUIRED_FIELD_MISSING",
                        "Identifier INVALID_STRING_FORMAT",
                        "TaskDetails.DisplayName INVALID_STRING_FORMAT",
                        "TaskDetails.LogoUrl REQUIRED_FIELD_MISSING",
                        "TaskDetails.IndustrySegments[0] INVALID_ENUM_VALUE",
                        "TaskDetails.IndustrySegments[2] INVALID_ENUM_VALUE",
                        "TaskDetails.LocalizedContents[0].Locale INVALID_STRING_FORMAT",
                        "TaskDetails.LocalizedContents[" + (contents.size() - 1) + "] REQUIRED_FIELD_MISSING")
                .startsWith("Catalog REQUIRED_FIELD_MISSING", "Identifier INVALID_STRING_FORMAT");
    }

    @Test
    void reportsAnUnknownCatalogWithTheOtherViolations() {
        ObjectNode input = Json.object().put("Catalog", "aws").put("Identifier", "?");

        assertThat(fieldErrors(rejection("GetPartner", input)))
                .containsExactly("Catalog INVALID_VALUE", "Identifier INVALID_STRING_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"BusinessVerificationDetails\":null}",
                "{\"FutureVerificationDetails\":{}}",
                "{\"BusinessVerificationDetails\":{},\"RegistrantVerificationDetails\":{}}"
            })
    void rejectsAUnionWithoutExactlyOneMember(String union) {
        ObjectNode input = Json.object();
        input.set("VerificationDetails", Json.read(union.getBytes(StandardCharsets.UTF_8)));

        ServiceError error = rejection("StartVerification", input);

        assertThat(error.getMessage()).endsWith("#SerializationException");
        assertThat(text(error)).contains("VerificationDetails: must have exactly one of the members");
    }

    @Test
    void ignoresUnknownAndNullMembersBesideTheOneOfAUnion() {
        ObjectNode input =
                Samples.minimal(SERVICE.operation("StartVerification").input());
        ObjectNode union = input.putObject("VerificationDetails");
        union.putNull("BusinessVerificationDetails");
        union.putObject("RegistrantVerificationDetails");
        union.putObject("FutureVerificationDetails");

        assertThat(MODEL.check("StartVerification", Json.write(input))
                        .object("VerificationDetails")
                        .tag())
                .isEqualTo("RegistrantVerificationDetails");
    }

    @Test
    void quotesAnExcerptOfALongValue() {
        String emoji = "\uD83D\uDE00";
        ObjectNode input = Json.object().put("Catalog", "AWS").put("NextToken", " " + emoji.repeat(70));

        assertThat(text(rejection("ListConnections", input))).contains("but is \\\" " + emoji.repeat(63) + "...\\\"");
    }

    private static Input check(Operation operation, ObjectNode input) {
        return MODEL.check(operation.name(), Json.write(input));
    }

    private static byte[] canonical(Operation operation, ObjectNode input) {
        return check(operation, input).canonical().getBytes(StandardCharsets.UTF_8);
    }

    private static ServiceError rejection(Operation operation, ObjectNode input) {
        return rejection(operation.name(), input);
    }

    private static ServiceError rejection(String operation, ObjectNode input) {
        ServiceError error = catchThrowableOfType(ServiceError.class, () -> MODEL.check(operation, Json.write(input)));
        assertThat(error).as("error of %s", input).isNotNull();
        return error;
    }

    private static String text(ServiceError error) {
        return new String(error.response().body(), StandardCharsets.UTF_8);
    }

    static List<String> fieldErrors(ServiceError error) {
        return Json.read(error.response().body())
                .path("ErrorDetails")
                .valueStream()
                .map(detail -> detail.path("FieldValidationError"))
                .map(detail -> detail.path("Name").asString("") + " "
                        + detail.path("Code").asString(""))
                .toList();
    }

    /** A value inside an input, and how to replace it. */
    private record Place(ObjectNode input, JsonNode value, Consumer<JsonNode> replacement) {

        void replace(JsonNode other) {
            replacement.accept(other);
        }
    }

    /** Visits each value in inputs that together have each member of the model. */
    private static void forEachPlace(Operation operation, BiConsumer<String, Place> visitor) {
        for (ObjectNode input : Samples.variants(operation.input())) {
            visit(input.deepCopy(), visitor);
        }
    }

    private static void visit(ObjectNode input, BiConsumer<String, Place> visitor) {
        visit(input, "", input, visitor);
    }

    private static void visit(ObjectNode input, String path, JsonNode node, BiConsumer<String, Place> visitor) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                String name = member.getKey();
                JsonNode value = member.getValue();
                String place = path.isEmpty() ? name : path + "." + name;
                visitor.accept(place, new Place(input, value, other -> object.set(name, other)));
                object.set(name, value);
                visit(input, place, value, visitor);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode value = array.path(i);
                visitor.accept(path + "[" + i + "]", new Place(input, value, other -> array.set(index, other)));
                array.set(i, value);
                visit(input, path + "[" + i + "]", value, visitor);
            }
        }
    }
}

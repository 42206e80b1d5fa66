// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tests in {@code compatibility/newer-model} compile and call what is generated. */
class GeneratorUnitTests {

    @Test
    void rejectsARecursiveModel() {
        ObjectNode model = (ObjectNode) Codegen.model();
        addMember((ObjectNode) model.get("shapes"), "ConnectionTypeSummary", "Parent", "ConnectionSummary");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessageContaining("ConnectionTypeSummary");
    }

    @Test
    void rejectsAModelWithoutDocumentation() {
        ObjectNode model = (ObjectNode) Codegen.model();
        addMember((ObjectNode) model.get("shapes"), "ConnectionSummary", "Revision", "Revision");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessage("no text describes ConnectionSummary.Revision");
    }

    @Test
    void rejectsDocumentationOfWhatTheModelLacks() {
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        texts.add(new Documentation.Text("ListConnectionsRequest", "SortBy", "The order.", ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generator(Codegen.model(), Codegen.paginators(), Codegen.overlay(), texts))
                .withMessage("the service model does not define ListConnectionsRequest.SortBy");
    }

    @Test
    void rejectsAnErrorForWhichTheClientHasNoException() {
        ObjectNode model = (ObjectNode) Codegen.model();
        ObjectNode error = ((ObjectNode) model.get("shapes")).putObject("GoneException");
        error.put("type", "structure").put("exception", true).putObject("members");
        ((ArrayNode) model.at("/operations/GetConnection/errors")).addObject().put("shape", "GoneException");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Generator(model, Codegen.paginators(), Codegen.overlay(), Codegen.documentation()))
                .withMessageStartingWith("the client has no exception for GoneException;");
    }

    /** An update replaces everything: what the block of an edit does not have would be lost. */
    @Test
    void aKotlinUpdateStartsWithAllMembers() {
        ObjectNode model = (ObjectNode) Codegen.model();
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        for (String structure : List.of(
                "UpdateConnectionPreferencesRequest",
                "UpdateConnectionPreferencesResponse",
                "GetConnectionPreferencesResponse")) {
            addMember(model.get("shapes"), structure, "Comment", "Email");
            texts.add(new Documentation.Text(structure, "Comment", "The comment.", ""));
        }

        Map<String, String> sources = new Generator(model, Codegen.paginators(), Codegen.overlay(), texts).generate();

        assertThat(sources)
                .hasEntrySatisfying(
                        Codegen.KOTLIN + "/io/github/partnerflux/kotlin/UpdateConnectionPreferencesRequestDsl.kt",
                        source -> assertThat(source).contains("comment = current.comment()"));
    }

    private static void addMember(JsonNode shapes, String structure, String name, String shape) {
        ((ObjectNode) shapes.get(structure).get("members")).putObject(name).put("shape", shape);
    }
}

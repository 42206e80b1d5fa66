// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The service model with an operation, a member of a structure, a value of an enum and a member of a union that are new. */
final class NewerModel {

    private static final String ADDED_SHAPES = """
            {
              "BadgeLevel": {"type": "string", "enum": ["GOLD", "SILVER"]},
              "Badge": {
                "type": "structure",
                "required": ["Level"],
                "members": {"Level": {"shape": "BadgeLevel"}, "AwardedAt": {"shape": "DateTime"}}
              },
              "BadgeList": {"type": "list", "member": {"shape": "Badge"}},
              "GetBadgesRequest": {
                "type": "structure",
                "required": ["Catalog"],
                "members": {"Catalog": {"shape": "Catalog"}, "Level": {"shape": "BadgeLevel"}}
              },
              "GetBadgesResponse": {
                "type": "structure",
                "required": ["Badges"],
                "members": {"Badges": {"shape": "BadgeList"}}
              },
              "ResellerSummary": {
                "type": "structure",
                "required": ["Region"],
                "members": {"Region": {"shape": "String"}}
              }
            }
            """;

    private static final String ADDED_OPERATION = """
            {
              "name": "GetBadges",
              "http": {"method": "POST", "requestUri": "/"},
              "input": {"shape": "GetBadgesRequest"},
              "output": {"shape": "GetBadgesResponse"},
              "errors": [{"shape": "AccessDeniedException"}, {"shape": "ValidationException"}],
              "readonly": true
            }
            """;

    private NewerModel() {}

    /** Returns the generated sources by their paths in the project. */
    static Map<String, String> generate() {
        return new Generator(model(), Codegen.paginators(), overlay(), documentation()).generate();
    }

    private static ObjectNode model() {
        ObjectNode model = (ObjectNode) Codegen.model();
        ((ObjectNode) model.get("operations")).set("GetBadges", json(ADDED_OPERATION));
        ObjectNode shapes = (ObjectNode) model.get("shapes");
        shapes.setAll(json(ADDED_SHAPES));
        addMember(shapes, "ConnectionSummary", "Revision", "Revision");
        addMember(shapes, "Participant", "Reseller", "ResellerSummary");
        ((ArrayNode) shapes.at("/ConnectionTypeStatus/enum")).add("on-hold");
        return model;
    }

    private static ObjectNode overlay() {
        ObjectNode overlay = (ObjectNode) Codegen.overlay();
        ((ObjectNode) overlay.get("types")).put("ResellerSummary", "Participant.Reseller");
        return overlay;
    }

    private static List<Documentation.Text> documentation() {
        List<Documentation.Text> texts = new ArrayList<>(Codegen.documentation());
        add(texts, "GetBadges", "", "Returns the badges of the caller's account.");
        add(texts, "GetBadgesRequest", "", "The request for the `GetBadges` operation.");
        add(texts, "GetBadgesRequest", "Catalog", "The catalog to use.");
        add(texts, "GetBadgesRequest", "Level", "The level of the badges to return.");
        add(texts, "GetBadgesResponse", "", "The response of the `GetBadges` operation.");
        add(texts, "GetBadgesResponse", "Badges", "The badges.");
        add(texts, "Badge", "", "A badge.");
        add(texts, "Badge", "Level", "The level of the badge.");
        add(texts, "Badge", "AwardedAt", "The time at which the badge was awarded.");
        add(texts, "BadgeLevel", "", "The level of a badge.");
        add(texts, "BadgeLevel", "GOLD", "The higher level.");
        add(texts, "BadgeLevel", "SILVER", "The lower level.");
        add(texts, "ConnectionSummary", "Revision", "The revision of the connection.");
        add(texts, "ConnectionTypeStatus", "on-hold", "The connection is on hold.");
        add(texts, "Participant", "Reseller", "The reseller.");
        add(texts, "ResellerSummary", "", "A reseller.");
        add(texts, "ResellerSummary", "Region", "The region of the reseller.");
        return texts;
    }

    private static void add(List<Documentation.Text> texts, String shape, String member, String text) {
        texts.add(new Documentation.Text(shape, member, text, ""));
    }

    private static void addMember(ObjectNode shapes, String structure, String name, String shape) {
        ((ObjectNode) shapes.get(structure).get("members")).putObject(name).put("shape", shape);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the shapes, as JSON, that satisfy all constraints. The same on each run. */
public final class Samples {

    private static final ServiceModel MODEL = ServiceModel.get();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String ANY_TEXT = "Größe \"7\" \\ <b> / 漢字 \uD83D\uDE00\t\n\u2028";
    private static final String LINE = "Müller & Söhne \"Nord\" \\ 漢字";

    /** By the name of the shape. */
    private static final Map<String, String> TEXTS = texts();

    /** Matches the samples of {@linkplain #isSecret sensitive shapes}, and the invalid values derived from them. */
    private static final Pattern SECRET = Pattern.compile("Secret |secret-completion|\\b27182\\d*\\b");

    private Samples() {}

    private static Map<String, String> texts() {
        String arn = "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-abcdefgh23456";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("AwsAccountId", "123456789012");
        texts.put("Catalog", "AWS");
        texts.put("ClientToken", "Token-1_a");
        texts.put("CompletionUrl", "https://secret-completion.example/?token=1");
        texts.put("ConnectionArn", "arn:aws:partnercentral:us-east-1::catalog/AWS/connection/pac-abcdefgh23456");
        texts.put("ConnectionId", "pac-abcdefgh23456");
        texts.put(
                "ConnectionInvitationArn",
                "arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/pacinv-abcdefgh23456");
        texts.put("ConnectionInvitationId", "pacinv-abcdefgh23456");
        texts.put(
                "ConnectionPreferencesArn",
                "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/connection-preferences");
        texts.put("ConnectionTypeFilter", "SUBSIDIARY:ACTIVE");
        texts.put("CountryCode", "DE");
        texts.put("DomainName", "partners.example.com");
        texts.put("Email", "o'neil+aws@partners.example.com");
        texts.put("EmailVerificationCode", "271828");
        texts.put("JurisdictionCode", "B2");
        texts.put("LegalName", "Secret legal name GmbH & Söhne");
        texts.put("Locale", "de-DE");
        texts.put("NextToken", "dG9rZW4+/==");
        texts.put("ParticipantIdentifier", "pprofile-abcdefgh23456");
        texts.put("PartnerArn", arn);
        texts.put("PartnerId", "partner-abcdefgh23456");
        texts.put("PartnerIdentifier", arn);
        texts.put("PartnerProfileId", "pprofile-abcdefgh23456");
        texts.put("ProfileTaskId", "pprofiletask-abcdefgh23456");
        texts.put("QualificationsAssociationTaskId", "pqatask-abcdefgh23456");
        texts.put("QualificationsDisassociationTaskId", "pqdtask-abcdefgh23456");
        texts.put("RegistrationId", "Secret registration HRB 1");
        texts.put("SellerProfileId", "seller-1");
        texts.put("SensitiveUnicodeString", "Secret name Zoë");
        texts.put("SubdivisionCode", "BY");
        texts.put("TaggableResourceArn", arn);
        texts.put("Url", "https://www.example.com/a/b?c=d#e");
        return texts;
    }

    /** Returns the values of sensitive members that a text shows, or the recognizable part of them. */
    public static List<String> secretsIn(String text) {
        return SECRET.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Returns whether no text may show values of the shape: the model's, and the link to complete a verification. */
    public static boolean isSecret(Shape shape) {
        return shape.isSensitive() || shape.name().equals("CompletionUrl");
    }

    /** Returns a value with all members. */
    public static ObjectNode full(Shape structure) {
        return (ObjectNode) value(structure, 0, true);
    }

    /** Returns a value with the required members only, and lists and maps as small as possible. */
    public static ObjectNode minimal(Shape structure) {
        return (ObjectNode) value(structure, 0, false);
    }

    /** Returns values with all members, in which each member of a union and each value of an enumeration occurs. */
    public static List<ObjectNode> variants(Shape structure) {
        Set<Shape> shapes = MODEL.reachable(structure);
        int unionMembers = max(shapes.stream()
                .filter(Shape::isUnion)
                .mapToInt(union -> union.members().size()));
        int enumValues =
                max(shapes.stream().mapToInt(shape -> shape.enumValues().size()));
        return IntStream.range(0, unionMembers * enumValues)
                .mapToObj(i -> (ObjectNode) value(structure, i, true))
                .toList();
    }

    private static int max(IntStream sizes) {
        return Math.max(1, sizes.max().orElse(1));
    }

    private static JsonNode value(Shape shape, int variant, boolean full) {
        return switch (shape.type()) {
            case "structure" -> shape.isUnion() ? union(shape, variant, full) : structure(shape, variant, full);
            case "list" -> list(shape, variant, full);
            case "map" -> map(shape, variant, full);
            case "string" -> JSON.stringNode(shape.enumValues().isEmpty() ? text(shape) : enumValue(shape, variant));
            case "integer" -> JSON.numberNode(42);
            case "long" -> JSON.numberNode(5_000_000_000L + variant);
            case "timestamp" -> JSON.stringNode(variant % 2 == 0 ? "2026-01-02T03:04:05.678Z" : "2026-01-02T03:04:05Z");
            default -> throw new IllegalArgumentException(shape + " is of the unknown type " + shape.type());
        };
    }

    private static ObjectNode structure(Shape shape, int variant, boolean full) {
        ObjectNode value = JSON.objectNode();
        shape.members().forEach((name, member) -> {
            if (full || shape.requires(name)) {
                value.set(name, value(MODEL.shape(member), variant, full));
            }
        });
        return value;
    }

    private static ObjectNode union(Shape shape, int variant, boolean full) {
        List<Map.Entry<String, String>> members = List.copyOf(shape.members().entrySet());
        Map.Entry<String, String> member = members.get(variant % members.size());
        return JSON.objectNode()
                .set(member.getKey(), value(MODEL.shape(member.getValue()), variant / members.size(), full));
    }

    private static ArrayNode list(Shape shape, int variant, boolean full) {
        Shape member = MODEL.shape(shape.member());
        ArrayNode values = JSON.arrayNode();
        Integer min = shape.min();
        if (full || (min != null && min > 0)) {
            values.add(value(member, variant, full));
            JsonNode another = value(member, variant + 1, full);
            // No duplicates, which clients may remove.
            if (full && !values.path(0).equals(another)) {
                values.add(another);
            }
        }
        return values;
    }

    private static ObjectNode map(Shape shape, int variant, boolean full) {
        ObjectNode value = JSON.objectNode();
        if (full) {
            Shape keys = MODEL.shape(shape.key());
            for (int i = variant; i < variant + keys.enumValues().size(); i++) {
                value.set(enumValue(keys, i), value(MODEL.shape(shape.value()), i, true));
            }
        }
        return value;
    }

    private static String enumValue(Shape shape, int variant) {
        return shape.enumValues().get(variant % shape.enumValues().size());
    }

    static String text(Shape shape) {
        String text = TEXTS.get(shape.name());
        if (text != null) {
            return text;
        }
        return shape.pattern() == null ? ANY_TEXT : LINE;
    }

    static JsonNode element(Shape list, int index) {
        return value(MODEL.shape(list.member()), index, true);
    }

    /** Returns a text of another length that matches the pattern if possible. */
    static String ofLength(Shape shape, int length) {
        String filled = text(shape);
        for (String filler : List.of("7", "A", ".a")) {
            filled = text(shape) + filler.repeat(length);
            filled = filled.substring(0, filled.offsetByCodePoints(0, length));
            if (shape.pattern() == null || filled.matches(shape.pattern())) {
                break;
            }
        }
        return filled;
    }

    /** Returns a text of valid length that does not match the pattern. */
    static String mismatch(Shape shape) {
        String valid = text(shape);
        for (String character : List.of("\u0007", " ")) {
            String text = valid.substring(0, valid.length() - 1) + character;
            if (!text.matches(shape.pattern())) {
                return text;
            }
        }
        throw new IllegalArgumentException("no text is known that violates the pattern of " + shape);
    }
}

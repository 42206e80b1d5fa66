// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The descriptions of all operations, structures, enums, members and values of the service model, as Javadoc. */
final class Documentation {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private static final Pattern EXPLANATION = Pattern.compile("[;:,.] | \\(");

    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, String> links;

    /**
     * Creates a documentation, which must describe the whole model and nothing else.
     *
     * @param links the targets of links for code in the texts
     * @throws IllegalArgumentException if something has no text, two texts, or a text but is not part of the model
     */
    Documentation(List<Text> texts, ServiceModel model, Map<String, String> links) {
        this.links = links;
        List<String> problems = new ArrayList<>();
        for (Text text : texts) {
            if (this.texts.put(text.key(), text) != null) {
                problems.add("two texts describe " + text.key());
            }
        }
        Set<String> keys = keysOf(model);
        keys.stream()
                .filter(key -> !this.texts.containsKey(key))
                .forEach(key -> problems.add("no text describes " + key));
        texts.stream()
                .map(Text::key)
                .filter(key -> !keys.contains(key))
                .forEach(key -> problems.add("the service model does not define " + key));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** Returns the description of an operation, structure, union or enum as sentences. */
    String of(String name) {
        return javadoc(text(name).text());
    }

    /** Returns the description of a member or of an enum's value as sentences. */
    String of(String name, String member) {
        return of(key(name, member));
    }

    /**
     * Returns the description of a member as it follows {@code @param} or {@code @return}: in lower case and, unless it
     * consists of several sentences, without a full stop.
     */
    String fragment(String name, String member) {
        String text = text(key(name, member)).text();
        String fragment = text.contains(". ") ? text : text.substring(0, text.length() - 1);
        boolean isAcronym = Character.isUpperCase(fragment.charAt(1));
        return javadoc(isAcronym ? fragment : Character.toLowerCase(fragment.charAt(0)) + fragment.substring(1));
    }

    /** Returns what a member is, without further explanation. */
    String brief(String name, String member) {
        String fragment = fragment(name, member);
        Matcher explanation = EXPLANATION.matcher(fragment);
        return explanation.find() ? fragment.substring(0, explanation.start()) : fragment;
    }

    /** Returns whether the service does not document the values of an enum, so that the texts are inferred from their names. */
    boolean isInferred(Shape.OpenEnum shape) {
        return shape.values().stream()
                .anyMatch(value -> text(key(shape.name(), value)).isInferred());
    }

    /** Returns the description of an operation, structure, union or enum as KDoc. */
    String kdoc(String name) {
        return kdoc(text(name));
    }

    /** Returns the description of a member as KDoc. */
    String kdoc(String name, String member) {
        return kdoc(text(key(name, member)));
    }

    private static String kdoc(Text text) {
        return text.text().replaceAll("`PagedFlux\\.(\\w+)`", "[PagedFlow.$1]");
    }

    /** Returns sentences with code in backticks as Javadoc. */
    String javadoc(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
        return CODE.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement(code(match.group(1))));
    }

    /** Returns links to types, the last of which follows the word "and". */
    static String links(Stream<String> types) {
        return types.map(type -> "{@link " + type + "}")
                .collect(Collectors.joining(", "))
                .replaceFirst(", (?!.*, )", " and ");
    }

    private String code(String code) {
        String link = links.get(code);
        return link == null ? "{@code " + code + "}" : "{@link " + link + "}";
    }

    private Text text(String key) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text describes " + key);
        }
        return text;
    }

    private static Set<String> keysOf(ServiceModel model) {
        Set<String> keys = new LinkedHashSet<>();
        model.operations().forEach(operation -> keys.add(operation.name()));
        for (Shape shape : model.shapes()) {
            if (shape instanceof Shape.Structure structure) {
                keys.add(shape.name());
                structure.members().forEach(member -> keys.add(key(shape.name(), member.name())));
            } else if (shape instanceof Shape.Union union) {
                keys.add(shape.name());
                union.members().forEach(member -> keys.add(key(shape.name(), member.name())));
            } else if (shape instanceof Shape.OpenEnum openEnum) {
                keys.add(shape.name());
                openEnum.values().forEach(value -> keys.add(key(shape.name(), value)));
            }
        }
        return keys;
    }

    private static String key(String name, String member) {
        return name + "." + member;
    }

    /**
     * A line of the documentation.
     *
     * @param shape the name of an operation or shape
     * @param member the name of its member or value; empty for itself
     * @param text sentences, with code in backticks
     * @param basis {@code inferred} if no public source states it; otherwise empty
     */
    record Text(String shape, String member, String text, String basis) {

        String key() {
            return member.isEmpty() ? shape : Documentation.key(shape, member);
        }

        boolean isInferred() {
            return basis.equals("inferred");
        }
    }
}

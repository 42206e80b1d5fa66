// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import java.util.Map;

/** Writes the class that configures a request, or a structure in one, in Kotlin: with a property for each member. */
final class KotlinDslWriter {

    private static final ClassName OVERRIDES =
            ClassName.get("io.github.partnerflux.model", "RequestOverrideConfiguration");

    private final Types types;

    KotlinDslWriter(Types types) {
        this.types = types;
    }

    /** Returns the name of the class that configures a record. */
    static String name(ClassName type) {
        return type.simpleName() + "Dsl";
    }

    KotlinSource write(Shape.Structure shape) {
        boolean isRequest = types.model().isInput(shape);
        ClassName type = types.record(shape);
        KotlinSource source = new KotlinSource(CoroutineOperationsWriter.PACKAGE, name(type));
        String text = isRequest
                ? "Configures " + article(type.simpleName())
                        + " [%s]. Constraints are checked when the block has returned."
                : "Configures [%s] in a request. Required members are checked when the block has returned, and all other "
                        + "constraints when the block of the request has.";
        source.append("""
                /** %s */
                @PartnerCentralAccountDsl
                public class %s internal constructor() {

                """.formatted(text.formatted(source.type(type)), name(type)));
        StringBuilder setters = new StringBuilder();
        for (Shape.Member member : shape.members()) {
            property(source, shape, member);
            setters.append(".%1$s(%1$s)".formatted(member.variable()));
        }
        if (isRequest) {
            source.append("""
                    /** The settings that override the client's for this request, or `null` for the client's. */
                    public var overrideConfiguration: %s? = null

                    """.formatted(source.type(OVERRIDES)));
            setters.append(".overrideConfiguration(overrideConfiguration)");
        }
        for (Shape.Member member : shape.members()) {
            blocks(source, member);
        }
        types.overlay().interfaces().forEach((name, definition) -> {
            Overlay.Update update = definition.update();
            if (update != null && update.request().equals(shape.name())) {
                copy(
                        source,
                        shape,
                        ClassName.get(Types.MODEL, name),
                        definition.outputs().get(0),
                        update.renamed());
            }
        });
        return source.append("""
                internal fun build(): %1$s = %1$s.builder()%2$s.build()
                }
                """.formatted(source.type(type), setters));
    }

    private void property(KotlinSource source, Shape.Structure shape, Shape.Member member) {
        String text = types.documentation().kdoc(shape.name(), member.name());
        boolean isRequired = member.required() && !member.isClientToken();
        source.append("""
                /** %s%s */
                public var %s: %s? = null

                """.formatted(text, isRequired ? " Required." : "", member.variable(), type(source, member)));
    }

    private String type(KotlinSource source, Shape.Member member) {
        return types.shape(member.shape()) instanceof Shape.ListOf list
                ? "Collection<" + source.type(types.type(list.element())) + ">"
                : source.type(types.type(member.shape()));
    }

    /** Appends the functions that set a member to a structure that a block configures, or add one to it. */
    private void blocks(KotlinSource source, Shape.Member member) {
        Shape shape = types.shape(member.shape());
        String variable = member.variable();
        if (shape instanceof Shape.Structure structure) {
            block(source, variable, structure, "Sets [" + variable + "], configured by a block.", variable + " = ");
        } else if (shape instanceof Shape.Union union) {
            for (Shape.Member choice : union.members()) {
                choice(source, variable, choice);
            }
        } else if (shape instanceof Shape.ListOf list
                && types.shape(list.element()) instanceof Shape.Structure structure) {
            block(
                    source,
                    Character.toLowerCase(structure.name().charAt(0))
                            + structure.name().substring(1),
                    structure,
                    "Adds an element to [" + variable + "], configured by a block.",
                    variable + " = " + variable + ".orEmpty() + ");
        }
    }

    /** Appends the function that sets a member to one of the members of its union. */
    private void choice(KotlinSource source, String variable, Shape.Member choice) {
        Shape.Structure structure = types.model().structure(choice.shape());
        String type = source.type(types.record(structure));
        String text = "Sets [" + variable + "] to [" + type + "]";
        if (!structure.members().isEmpty()) {
            block(source, choice.variable(), structure, text + ", configured by a block.", variable + " = ");
            return;
        }
        source.append("""
                /** %s. */
                public fun %s() {
                    %s = %s()
                }

                """.formatted(text, choice.variable(), variable, type));
    }

    private void block(KotlinSource source, String name, Shape.Structure shape, String text, String assignment) {
        String dsl = name(types.record(shape));
        source.append("""
                /** %s */
                public fun %s(block: %3$s.() -> Unit) {
                    %4$s%3$s().apply(block).build()
                }

                """.formatted(text, name, dsl, assignment));
    }

    /** Appends the function that sets the members to those of an output, as its {@code toUpdate()} does. */
    private void copy(
            KotlinSource source, Shape.Structure shape, ClassName type, String output, Map<String, String> renamed) {
        source.append("""
                /** Sets all members to those of the [%1$s] that the request replaces. */
                internal fun copyFrom(current: %1$s) {
                """.formatted(source.type(type)));
        for (Shape.Member member : shape.members()) {
            Shape.Member from = ConversionWriter.sourceOf(member, types.model().structure(output), renamed, types);
            String value = "current." + from.variable() + "()";
            source.append("%s = %s\n"
                    .formatted(
                            member.variable(),
                            types.isOptionalCollection(from)
                                    ? "if (current.has%s()) %s else null".formatted(from.name(), value)
                                    : value));
        }
        source.append("}\n\n");
    }

    private static String article(String noun) {
        return "AEIOU".indexOf(noun.charAt(0)) < 0 ? "a" : "an";
    }
}

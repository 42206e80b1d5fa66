// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes how a record replaces missing members, as specified by Smithy's <a
 * href="https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction">client error correction</a>.
 */
final class Defaults {

    private final Types types;

    Defaults(Types types) {
        this.types = types;
    }

    /** Returns the constants that the constructor of a record refers to. */
    List<FieldSpec> constants(Shape.Structure shape) {
        return shape.members().stream()
                .filter(this::hasConstant)
                .map(member -> FieldSpec.builder(
                                types.type(member.shape()),
                                constant(member),
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(value(member.shape()))
                        .build())
                .toList();
    }

    /** Returns what the constructor does with a member. */
    CodeBlock replace(Shape.Structure shape, Shape.Member member) {
        Shape target = types.shape(member.shape());
        String variable = member.variable();
        CodeBlock.Builder code = CodeBlock.builder();
        if (!types.isOptional(member)) {
            CodeBlock value = hasConstant(member) ? CodeBlock.of("$N", constant(member)) : value(member.shape());
            if (target instanceof Shape.ListOf) {
                return code.addStatement(
                                "$N = $L",
                                variable,
                                copyOf(
                                        shape,
                                        member,
                                        CodeBlock.of("$T.requireNonNullElse($N, $L)", Objects.class, variable, value)))
                        .build();
            }
            code.addStatement("$N = $T.requireNonNullElse($N, $L)", variable, Objects.class, variable, value);
        } else if (target instanceof Shape.ListOf) {
            code.addStatement(
                    "$N = $N == null ? null : $L",
                    variable,
                    variable,
                    copyOf(shape, member, CodeBlock.of("$N", variable)));
        }
        if (target instanceof Shape.MapOf) {
            code.addStatement(
                    "$N = $L$T.copyOf($N)",
                    variable,
                    types.isOptional(member) ? CodeBlock.of("$N == null ? null : ", variable) : CodeBlock.of(""),
                    Types.ORDERED_MAPS,
                    variable);
        }
        return code.build();
    }

    /** Returns whether the model allows the value that replaces a missing member, so that a request does not reject it. */
    boolean isReplacementAllowed(Shape.Member member) {
        if (types.isOptional(member)) {
            return false;
        }
        Shape shape = types.shape(member.shape());
        if (shape instanceof Shape.ListOf list) {
            return allowsZero(list.size());
        }
        return shape instanceof Shape.Scalar scalar && allowsZero(scalar.bounds()) && scalar.pattern() == null;
    }

    private static boolean allowsZero(Shape.Bounds bounds) {
        Long min = bounds.min();
        return min == null || min <= 0;
    }

    /** Returns the description of the value that replaces a missing member. */
    String description(Shape.Member member) {
        Shape shape = types.shape(member.shape());
        if (shape instanceof Shape.Scalar scalar) {
            return switch (scalar.type()) {
                case "string" -> "an empty string";
                case "timestamp" -> "the epoch";
                default -> "0";
            };
        }
        if (shape instanceof Shape.ListOf) {
            return "an empty list";
        }
        if (shape instanceof Shape.MapOf) {
            return "an empty map";
        }
        if (shape instanceof Shape.OpenEnum) {
            return "one with an empty value";
        }
        return shape instanceof Shape.Union
                ? "a {@link " + types.record(shape).simpleName() + ".Unknown} with an empty tag"
                : "one with default values";
    }

    /** A user's list is checked as those of requests are. */
    private CodeBlock copyOf(Shape.Structure shape, Shape.Member member, CodeBlock list) {
        return types.isSent(shape)
                ? CodeBlock.of("$T.copyOf($S, $L)", Types.CONSTRAINTS, types.nameInMessages(shape, member), list)
                : CodeBlock.of("$T.copyOf($L)", List.class, list);
    }

    private boolean hasConstant(Shape.Member member) {
        Shape shape = types.shape(member.shape());
        return !types.isOptional(member)
                && (shape instanceof Shape.OpenEnum
                        || shape instanceof Shape.Union
                        || shape instanceof Shape.Structure);
    }

    private static String constant(Shape.Member member) {
        return "NO_" + Types.constantOf(member.name());
    }

    private CodeBlock value(String shapeName) {
        Shape shape = types.shape(shapeName);
        if (shape instanceof Shape.Scalar scalar) {
            return switch (scalar.type()) {
                case "string" -> CodeBlock.of("$S", "");
                case "timestamp" -> CodeBlock.of("$T.EPOCH", Instant.class);
                case "long" -> CodeBlock.of("0L");
                default -> CodeBlock.of("0");
            };
        }
        if (shape instanceof Shape.ListOf) {
            return CodeBlock.of("$T.of()", List.class);
        }
        if (shape instanceof Shape.MapOf) {
            return CodeBlock.of("$T.of()", Map.class);
        }
        if (shape instanceof Shape.Structure structure) {
            return CodeBlock.of(
                    "new $T($L)",
                    types.record(shape),
                    structure.members().stream()
                            .map(member -> types.isOptional(member) ? CodeBlock.of("null") : value(member.shape()))
                            .collect(CodeBlock.joining(", ")));
        }
        return shape instanceof Shape.Union
                ? CodeBlock.of("new $T($S)", types.record(shape).nestedClass("Unknown"), "")
                : CodeBlock.of("new $T($S)", types.record(shape), "");
    }
}

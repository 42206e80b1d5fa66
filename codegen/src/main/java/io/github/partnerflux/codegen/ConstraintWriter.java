// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the checks of the service model's constraints. */
final class ConstraintWriter {

    private final Types types;

    ConstraintWriter(Types types) {
        this.types = types;
    }

    /** Returns how the constructor of a request checks a member. */
    CodeBlock validate(Shape.Structure request, Shape.Member member) {
        String variable = member.variable();
        CodeBlock.Builder code = CodeBlock.builder();
        if (member.isClientToken()) {
            code.addStatement("$N = $T.emptyToNull($N)", variable, Types.CONSTRAINTS, variable);
        }
        CodeBlock.Builder checks = CodeBlock.builder();
        if (types.shape(member.shape()) instanceof Shape.ListOf) {
            checks.addStatement("$N = $T.copyOf($S, $N)", variable, Types.CONSTRAINTS, member.name(), variable);
        }
        Name name = new Name(false, member.name());
        checks.add(
                types.isPageToken(request, member)
                        ? CodeBlock.of("$T.token($L, $N);\n", Types.CONSTRAINTS, name.code(), variable)
                        : checks(member, name));
        if (types.isOptional(member)) {
            return code.add(ifSet(variable, checks.build())).build();
        }
        return code.addStatement("$T.required($S, $N)", Types.CONSTRAINTS, member.name(), variable)
                .add(checks.build())
                .build();
    }

    /** Returns the method by which a request checks a structure, unless any value is allowed. */
    Optional<MethodSpec> check(Shape.Structure shape) {
        CodeBlock checks = checks(shape);
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MethodSpec.methodBuilder("check")
                .addJavadoc(
                        "Checks the constraints of the service model. The path is that of the member with this value.\n")
                .addParameter(String.class, "path")
                .addCode(checks)
                .build());
    }

    private CodeBlock checks(Shape.Structure shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Shape.Member member : shape.members()) {
            Name name = new Name(true, member.name());
            CodeBlock checks = checks(member, name);
            code.add(types.isOptional(member) ? ifSet(member.variable(), checks) : checks);
        }
        return code.build();
    }

    private CodeBlock checks(Shape.Member member, Name name) {
        boolean isRequiredEnum = !types.isOptional(member) && types.shape(member.shape()) instanceof Shape.OpenEnum;
        return isRequiredEnum
                ? CodeBlock.of("$T.present($L, $N.value());\n", Types.CONSTRAINTS, name.code(), member.variable())
                : checks(member.shape(), name, CodeBlock.of("$N", member.variable()));
    }

    private static CodeBlock ifSet(String variable, CodeBlock checks) {
        return checks.isEmpty()
                ? checks
                : CodeBlock.builder()
                        .beginControlFlow("if ($N != null)", variable)
                        .add(checks)
                        .endControlFlow()
                        .build();
    }

    private CodeBlock checks(String shapeName, Name name, CodeBlock value) {
        Shape shape = types.shape(shapeName);
        if (shape instanceof Shape.Scalar scalar) {
            return checks(scalar, name, value);
        }
        if (shape instanceof Shape.ListOf list) {
            return checks(list, name, value);
        }
        if (shape instanceof Shape.Union union) {
            return checks(union, name, value);
        }
        boolean isChecked =
                shape instanceof Shape.Structure structure && !checks(structure).isEmpty();
        return isChecked ? CodeBlock.of("$L.check($L);\n", value, name.code()) : CodeBlock.of("");
    }

    private CodeBlock checks(Shape.Scalar scalar, Name name, CodeBlock value) {
        if (Types.isConstrainedString(scalar)) {
            return CodeBlock.of(
                    "$T.$L.check($L, $L);\n",
                    Types.STRING_CONSTRAINTS,
                    Types.constantOf(scalar.name()),
                    name.code(),
                    value);
        }
        if (scalar.type().equals("string") || !scalar.bounds().isLimited()) {
            return CodeBlock.of("");
        }
        return CodeBlock.of(
                "$T.range($L, $L, $L, $L);\n",
                Types.CONSTRAINTS,
                name.code(),
                value,
                bound(scalar.bounds().min(), Long.MIN_VALUE),
                bound(scalar.bounds().max(), Long.MAX_VALUE));
    }

    private CodeBlock checks(Shape.ListOf list, Name name, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        Long min = list.size().min();
        Long max = list.size().max();
        if (max != null || (min != null && min > 0)) {
            code.addStatement(
                    "$T.size($L, $L, $L, $L)",
                    Types.CONSTRAINTS,
                    name.code(),
                    value,
                    min == null ? 0 : min,
                    max == null ? Integer.MAX_VALUE : max);
        }
        if (types.shape(list.element()) instanceof Shape.Scalar element && Types.isConstrainedString(element)) {
            code.addStatement(
                    "$T.$L.checkEach($L, $L)",
                    Types.STRING_CONSTRAINTS,
                    Types.constantOf(element.name()),
                    name.code(),
                    value);
            return code.build();
        }
        CodeBlock checks = checks(list.element(), name.element(), CodeBlock.of("$L.get(i)", value));
        if (!checks.isEmpty()) {
            code.beginControlFlow("for (int i = 0; i < $L.size(); i++)", value)
                    .add(checks)
                    .endControlFlow();
        }
        return code.build();
    }

    private CodeBlock checks(Shape.Union union, Name name, CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Shape.Member member : union.members()) {
            Shape.Structure structure = types.model().structure(member.shape());
            CodeBlock checks =
                    checks(structure.name(), name.member(member.name()), CodeBlock.of("$N", member.variable()));
            if (!checks.isEmpty()) {
                code.beginControlFlow("if ($L instanceof $T $N)", value, types.record(structure), member.variable())
                        .add(checks)
                        .endControlFlow();
            }
        }
        return code.beginControlFlow(
                        "if ($L instanceof $T)", value, types.record(union).nestedClass("Unknown"))
                .addStatement(
                        "throw $T.unknownMember($L, $S)",
                        Types.CONSTRAINTS,
                        name.code(),
                        union.members().stream().map(Shape.Member::name).collect(Collectors.joining(" or ")))
                .endControlFlow()
                .build();
    }

    private static CodeBlock bound(@Nullable Long bound, long none) {
        long value = bound == null ? none : bound;
        return CodeBlock.of(value == (int) value ? "$L" : "$LL", value);
    }

    /**
     * The path of a member.
     *
     * @param isNested whether it starts with the path that is passed to the method
     */
    private record Name(boolean isNested, String name, boolean isElement) {

        Name(boolean isNested, String name) {
            this(isNested, name, false);
        }

        Name element() {
            return new Name(isNested, name, true);
        }

        Name member(String member) {
            return new Name(isNested, name + "." + member);
        }

        CodeBlock code() {
            String literal = (isNested ? "." : "") + name + (isElement ? "[" : "");
            CodeBlock start = isNested ? CodeBlock.of("path + $S", literal) : CodeBlock.of("$S", literal);
            return isElement ? CodeBlock.of("$L + i + $S", start, "]") : start;
        }
    }
}

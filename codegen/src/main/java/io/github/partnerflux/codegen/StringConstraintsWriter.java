// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the constants for what the service model states about the strings of requests. */
final class StringConstraintsWriter {

    private final Types types;

    StringConstraintsWriter(Types types) {
        this.types = types;
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(Types.STRING_CONSTRAINTS)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The constraints of the strings in requests.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Shape shape : types.model().shapes()) {
            if (shape instanceof Shape.Scalar scalar && Types.isConstrainedString(scalar) && isChecked(scalar)) {
                type.addField(FieldSpec.builder(
                                Types.STRING_CONSTRAINT,
                                Types.constantOf(shape.name()),
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(constraint(scalar))
                        .build());
            }
        }
        return type.build();
    }

    /** Page tokens have a check of their own. */
    private boolean isChecked(Shape.Scalar scalar) {
        return types.model().shapes().stream()
                .filter(types::isSent)
                .anyMatch(shape -> shape instanceof Shape.Structure structure
                        ? structure.members().stream()
                                .anyMatch(member ->
                                        member.shape().equals(scalar.name()) && !types.isPageToken(structure, member))
                        : ServiceModel.partsOf(shape).contains(scalar.name()));
    }

    private static CodeBlock constraint(Shape.Scalar scalar) {
        Shape.Bounds length = scalar.bounds();
        CodeBlock.Builder code = CodeBlock.builder();
        if (length.isLimited()) {
            code.add(
                    "$T.ofLength($L, $L)",
                    Types.STRING_CONSTRAINT,
                    length.min() == null ? 0 : length.min(),
                    length.max() == null ? CodeBlock.of("$T.MAX_VALUE", Integer.class) : length.max());
        } else {
            code.add("$T.ofAnyLength()", Types.STRING_CONSTRAINT);
        }
        String pattern = scalar.pattern();
        if (pattern != null) {
            String regex = EcmaPattern.toJava(pattern);
            if (regex.equals(pattern)) {
                code.add(".matching($S)", pattern);
            } else {
                code.add(".matching($S, $S)", pattern, regex);
            }
        }
        return scalar.isSensitive() ? code.add(".sensitive()").build() : code.build();
    }
}

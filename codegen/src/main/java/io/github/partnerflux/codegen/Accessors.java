// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the accessors that differ from those that the compiler adds to a record: those of optional collections. */
final class Accessors {

    private Accessors() {}

    static List<MethodSpec> write(Shape.Structure shape, Shape.Member member, Types types) {
        boolean isMap = types.shape(member.shape()) instanceof Shape.MapOf;
        MethodSpec.Builder has = MethodSpec.methodBuilder("has" + member.name());
        if (types.overlay().interfaces().values().stream()
                .anyMatch(definition -> definition.outputs().contains(shape.name()))) {
            has.addAnnotation(Override.class);
        }
        return List.of(
                MethodSpec.methodBuilder(member.variable())
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc(javadoc(shape, member, types))
                        .returns(types.accessorType(member))
                        .addStatement(
                                "return $N == null ? $T.of() : $N",
                                member.variable(),
                                isMap ? Map.class : List.class,
                                member.variable())
                        .build(),
                has.addModifiers(Modifier.PUBLIC)
                        .addJavadoc(hasJavadoc(shape, member, types))
                        .returns(TypeName.BOOLEAN)
                        .addStatement("return $N != null", member.variable())
                        .build());
    }

    static CodeBlock javadoc(Shape.Structure shape, Shape.Member member, Types types) {
        String brief = types.documentation().brief(shape.name(), member.name());
        String returned = types.isOptionalCollection(member)
                ? brief + "; unmodifiable, and empty if not set, see {@link #has" + member.name() + "()}"
                : types.documentation().fragment(shape.name(), member.name());
        return CodeBlock.of("Returns $L.\n\n@return $L\n", brief, returned);
    }

    static CodeBlock hasJavadoc(Shape.Structure shape, Shape.Member member, Types types) {
        return CodeBlock.of(
                "Returns whether {@link #$L()} is set, if only to an empty $L.$L\n\n@return {@code true} if it is set\n",
                member.variable(),
                types.collection(member),
                types.isSent(shape) ? " It is sent only if it is set." : "");
    }
}

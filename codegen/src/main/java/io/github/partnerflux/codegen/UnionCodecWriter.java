// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the codec of a union, whose type is a sealed interface with a record {@code Unknown}. */
final class UnionCodecWriter {

    private final Types types;

    UnionCodecWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(Shape.Union shape) {
        ClassName type = types.record(shape);
        CodeBlock members = shape.members().stream()
                .map(member -> CodeBlock.of(
                        "new Member<>($S, $T.class, $L)",
                        member.name(),
                        types.record(types.shape(member.shape())),
                        types.codecOf(member.shape())))
                .collect(CodeBlock.joining(",\n"));
        return CodecType.builder(
                        Types.codec(shape),
                        ParameterizedTypeName.get(Types.runtime("UnionCodec"), type),
                        "Reads and writes the union {@code " + shape.name() + "}.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.of($L))", List.class, members)
                        .build())
                .addMethod(MethodSpec.methodBuilder("unknown")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(type)
                        .addParameter(String.class, "tag")
                        .addStatement("return new $T(tag)", unknown(type))
                        .build())
                .addMethod(MethodSpec.methodBuilder("unknownTag")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(String.class)
                        .addParameter(type, "value")
                        .addStatement("return (($T) value).tag()", unknown(type))
                        .build())
                .build();
    }

    private static ClassName unknown(ClassName union) {
        return union.nestedClass("Unknown");
    }
}

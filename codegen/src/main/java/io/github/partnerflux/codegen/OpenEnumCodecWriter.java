// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the codec of an open enum. */
final class OpenEnumCodecWriter {

    private final Types types;

    OpenEnumCodecWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(Shape.OpenEnum shape) {
        ClassName type = types.record(shape);
        CodeBlock constants = shape.values().stream()
                .map(value -> CodeBlock.of("$T.$L", type, Types.constant(value)))
                .collect(CodeBlock.joining(",\n"));
        return CodecType.builder(
                        Types.codec(shape),
                        ParameterizedTypeName.get(Types.runtime("OpenEnumCodec"), type),
                        "Reads and writes the open enum {@code " + shape.name() + "}.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($T.of($L))", List.class, constants)
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(type)
                        .addParameter(String.class, "text")
                        .addStatement("return new $T(text)", type)
                        .build())
                .addMethod(MethodSpec.methodBuilder("text")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(String.class)
                        .addParameter(type, "value")
                        .addStatement("return value.value()")
                        .build())
                .build();
    }
}

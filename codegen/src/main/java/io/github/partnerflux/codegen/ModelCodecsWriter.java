// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that returns the codec of a type. It loads only the codec that is asked for. */
final class ModelCodecsWriter {

    private static final ClassName NAME = ClassName.get(Types.CODECS, "ModelCodecs");

    private final Types types;

    ModelCodecsWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(List<Shape> shapes) {
        ParameterizedTypeName codec =
                ParameterizedTypeName.get(Types.runtime("Codec"), WildcardTypeName.subtypeOf(Object.class));
        MethodSpec of = MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "Returns the codec of a type, or {@code null} if it has none. The records that are nested in a union have its codec.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(codec)
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                        "type")
                .beginControlFlow("if (type.getClassLoader() != $T.class.getClassLoader())", NAME)
                .addStatement("return null")
                .endControlFlow()
                .addStatement("return ($T) byName(type.getName())", codec)
                .build();
        return TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The codecs of the model's types.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(of)
                .addMethod(byName(shapes))
                .build();
    }

    private MethodSpec byName(List<Shape> shapes) {
        MethodSpec.Builder byName = MethodSpec.methodBuilder("byName")
                .addJavadoc(
                        "Not typed as a codec, and not a switch expression, whose type a compiler may infer: to verify that each one is a codec, the JVM would load the classes of all.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Object.class)
                .addParameter(String.class, "type")
                .beginControlFlow("switch (type)");
        for (Shape shape : shapes) {
            String labels = namesOf(shape).stream()
                    .map(name -> CodeBlock.of("$S", name).toString())
                    .collect(Collectors.joining(", "));
            byName.beginControlFlow("case $L ->", labels)
                    .addStatement("return $T.INSTANCE", Types.codec(shape))
                    .endControlFlow();
        }
        return byName.beginControlFlow("default ->")
                .addStatement("return null")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private List<String> namesOf(Shape shape) {
        List<String> names = new ArrayList<>();
        names.add(types.record(shape).reflectionName());
        if (shape instanceof Shape.Union union) {
            union.members().stream()
                    .map(member -> types.model().structure(member.shape()))
                    .filter(structure -> !types.isTopLevel(structure))
                    .forEach(structure -> names.add(types.record(structure).reflectionName()));
            names.add(types.record(shape).nestedClass("Unknown").reflectionName());
        }
        return names;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the record of an open enum, which preserves values that it has no constant for. */
final class OpenEnumWriter {

    private final Types types;

    OpenEnumWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(Shape.OpenEnum shape) {
        ClassName name = types.record(shape);
        Documentation documentation = types.documentation();
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Serializable.class)
                .addJavadoc(
                        "$L This is an open enum: a value that this version has no constant for is preserved.\n",
                        documentation.of(shape.name()));
        if (documentation.isInferred(shape)) {
            type.addJavadoc(
                    "\n<p>The service does not document the values; their descriptions are inferred from their names.\n");
        }
        type.addJavadoc("\n@param value the value on the wire\n");
        for (String value : shape.values()) {
            type.addField(
                    FieldSpec.builder(name, Types.constant(value), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                            .addJavadoc("$L\n", documentation.of(shape.name(), value))
                            .initializer("new $T($S)", name, value)
                            .build());
        }
        return type.recordConstructor(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(AnnotationSpec.builder(Jackson.CREATOR)
                                .addMember("mode", "$T.DELEGATING", Jackson.CREATOR.nestedClass("Mode"))
                                .build())
                        .addJavadoc("""
                                Creates a value from its text on the wire.

                                @param value the text, which need not be that of a constant
                                """)
                        .addParameter(ParameterSpec.builder(String.class, "value")
                                .addAnnotation(Jackson.VALUE)
                                .build())
                        .addStatement("$T.requireNonNull(value, $S)", Objects.class, "value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return value")
                        .build())
                .build();
    }
}

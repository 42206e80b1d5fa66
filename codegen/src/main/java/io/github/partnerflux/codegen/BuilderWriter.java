// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the builder of a request or of a structure in a request. */
final class BuilderWriter {

    private static final String OVERRIDE_CONFIGURATION = "overrideConfiguration";

    private final Types types;
    private final SettersWriter setters;

    BuilderWriter(Types types) {
        this.types = types;
        this.setters = new SettersWriter(types);
    }

    void addTo(TypeSpec.Builder type, Shape.Structure shape) {
        ClassName name = types.record(shape);
        ClassName builder = name.nestedClass("Builder");
        boolean isRequest = types.model().isInput(shape);
        CodeBlock.Builder copy = CodeBlock.builder().add("return new $T()", builder);
        shape.members().forEach(member -> copy.add(".$N($N)", member.variable(), member.variable()));
        if (isRequest) {
            copy.add(".$N($N)", OVERRIDE_CONFIGURATION, OVERRIDE_CONFIGURATION);
        }
        type.addMethod(MethodSpec.methodBuilder("builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("Creates a builder with nothing set.\n\n@return a new builder\n")
                        .returns(builder)
                        .addStatement("return new $T()", builder)
                        .build())
                .addMethod(MethodSpec.methodBuilder("toBuilder")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Creates a builder with the values of this instance.\n\n@return a new builder\n")
                        .returns(builder)
                        .addStatement(copy.build())
                        .build())
                .addType(builder(shape, name, builder, isRequest));
    }

    private TypeSpec builder(Shape.Structure shape, ClassName name, ClassName builder, boolean isRequest) {
        TypeSpec.Builder type = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "A builder of {@link $L}. $LNot thread-safe.\n",
                        name.simpleName(),
                        isRequest ? "Values are checked by {@link #build()}. " : "");
        for (Shape.Member member : shape.members()) {
            type.addField(field(types.type(member.shape()), member.variable()));
        }
        if (isRequest) {
            type.addField(field(Types.OVERRIDE_CONFIGURATION, OVERRIDE_CONFIGURATION));
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (Shape.Member member : shape.members()) {
            setters.addTo(type, shape, member);
        }
        if (isRequest) {
            addOverrideConfiguration(builder, type);
        }
        return type.addMethod(build(shape, name, isRequest)).build();
    }

    private static FieldSpec field(TypeName type, String name) {
        return FieldSpec.builder(Types.nullable(type), name, Modifier.PRIVATE).build();
    }

    private static void addOverrideConfiguration(ClassName builder, TypeSpec.Builder type) {
        ClassName configurationBuilder = Types.OVERRIDE_CONFIGURATION.nestedClass("Builder");
        type.addMethod(MethodSpec.methodBuilder(OVERRIDE_CONFIGURATION)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("""
                                Sets the settings that override the client's for this request.

                                @param configuration the settings, or {@code null} for the client's
                                @return this builder
                                """)
                        .addParameter(Types.nullable(Types.OVERRIDE_CONFIGURATION), "configuration")
                        .returns(builder)
                        .addStatement("this.$N = configuration", OVERRIDE_CONFIGURATION)
                        .addStatement("return this")
                        .build())
                .addMethod(MethodSpec.methodBuilder(OVERRIDE_CONFIGURATION)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("""
                                Sets the settings that override the client's for this request, configured by a consumer.

                                @param configuration configures the settings; invoked once, before this method returns
                                @return this builder
                                @throws IllegalArgumentException if a timeout is out of range or a header is invalid
                                """)
                        .addParameter(
                                ParameterizedTypeName.get(ClassName.get(Consumer.class), configurationBuilder),
                                "configuration")
                        .returns(builder)
                        .addStatement("$T builder = $T.builder()", configurationBuilder, Types.OVERRIDE_CONFIGURATION)
                        .addStatement("configuration.accept(builder)")
                        .addStatement("return $N(builder.build())", OVERRIDE_CONFIGURATION)
                        .build());
    }

    private MethodSpec build(Shape.Structure shape, ClassName name, boolean isRequest) {
        CodeBlock arguments = shape.members().stream()
                .map(member -> types.isOptional(member)
                        ? CodeBlock.of("$N", member.variable())
                        : CodeBlock.of(
                                "$T.required($S, $N)",
                                Types.CONSTRAINTS,
                                types.nameInMessages(shape, member),
                                member.variable()))
                .collect(CodeBlock.joining(", "));
        if (isRequest) {
            arguments = CodeBlock.of("$L, $N", arguments, OVERRIDE_CONFIGURATION);
        }
        MethodSpec.Builder build = MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(isRequest ? """
                                  Creates the request.

                                  @return a new request
                                  @throws IllegalArgumentException if a required member is missing or a member violates a \
                                  constraint of the service model
                                  """ : """
                                  Creates the instance. The request that contains it checks the constraints of the service model.

                                  @return a new instance
                                  """)
                .returns(name)
                .addStatement("return new $T($L)", name, arguments);
        if (!isRequest && !shape.members().stream().allMatch(types::isOptional)) {
            build.addJavadoc("@throws IllegalArgumentException if a required member is missing\n");
        }
        return build.build();
    }
}

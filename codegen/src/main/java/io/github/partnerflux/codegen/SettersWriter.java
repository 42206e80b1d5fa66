// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the methods of a builder that set a member: to a value, and to structures that consumers configure. */
final class SettersWriter {

    private static final String BY_CONSUMER =
            "configured by a consumer that is invoked once, before this method returns";

    private final Types types;

    SettersWriter(Types types) {
        this.types = types;
    }

    void addTo(TypeSpec.Builder builder, Shape.Structure shape, Shape.Member member) {
        Shape target = types.shape(member.shape());
        if (target instanceof Shape.ListOf list) {
            addList(builder, shape, member, list);
            return;
        }
        builder.addMethod(setter(shape, member, unset(member))
                .addParameter(Types.nullable(types.type(member.shape())), member.variable())
                .addStatement("this.$N = $N", member.variable(), member.variable())
                .addStatement("return this")
                .build());
        if (target instanceof Shape.Structure structure && types.hasBuilder(structure)) {
            builder.addMethod(configured(setter(shape, member, ", " + BY_CONSUMER), member, member, structure));
        } else if (target instanceof Shape.Union union) {
            for (Shape.Member choice : union.members()) {
                builder.addMethod(choice(shape, member, union, choice));
            }
        }
    }

    private void addList(TypeSpec.Builder builder, Shape.Structure shape, Shape.Member member, Shape.ListOf list) {
        String variable = member.variable();
        TypeName element = types.type(list.element());
        builder.addMethod(setter(shape, member, unset(member))
                        .addParameter(
                                Types.nullable(ParameterizedTypeName.get(ClassName.get(Collection.class), element)),
                                variable)
                        .addStatement(
                                "this.$N = $N == null ? null : new $T<>($N)",
                                variable,
                                variable,
                                ArrayList.class,
                                variable)
                        .addStatement("return this")
                        .build())
                .addMethod(setter(shape, member, "")
                        .addParameter(ArrayTypeName.of(element), variable)
                        .varargs()
                        .addStatement("return $N($T.asList($N))", variable, Arrays.class, variable)
                        .build());
        if (types.shape(list.element()) instanceof Shape.Structure structure && types.hasBuilder(structure)) {
            builder.addMethod(configuredElements(shape, member, structure));
        }
    }

    private MethodSpec configuredElements(Shape.Structure shape, Shape.Member member, Shape.Structure element) {
        ClassName type = types.record(element);
        TypeName consumer = consumerOf(element);
        return setter(shape, member, ", each " + BY_CONSUMER)
                .addJavadoc("@throws IllegalArgumentException if a required member of one is missing\n")
                .addAnnotation(SafeVarargs.class)
                .addModifiers(Modifier.FINAL)
                .addParameter(ArrayTypeName.of(consumer), member.variable())
                .varargs()
                .addStatement(
                        "$T list = new $T<>($N.length)",
                        ParameterizedTypeName.get(ClassName.get(List.class), type),
                        ArrayList.class,
                        member.variable())
                .beginControlFlow("for ($T consumer : $N)", consumer, member.variable())
                .addStatement("$T builder = $T.builder()", type.nestedClass("Builder"), type)
                .addStatement("consumer.accept(builder)")
                .addStatement("list.add(builder.build())")
                .endControlFlow()
                .addStatement("return $N(list)", member.variable())
                .build();
    }

    /** Returns the method that sets a union to one of its members. */
    private MethodSpec choice(Shape.Structure shape, Shape.Member member, Shape.Union union, Shape.Member choice) {
        Shape.Structure structure = types.model().structure(choice.shape());
        ClassName type = types.record(structure);
        MethodSpec.Builder setter = MethodSpec.methodBuilder(choice.variable())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Sets {@link #$L($L)} to {@link $L}.\n\n",
                        member.variable(),
                        types.record(union).simpleName(),
                        type.simpleName())
                .returns(builder(shape));
        if (!types.hasBuilder(structure)) {
            return setter.addJavadoc("@return this builder\n")
                    .addStatement("return $N(new $T())", member.variable(), type)
                    .build();
        }
        setter.addJavadoc(
                "@param $L $L, $L\n@return this builder\n",
                choice.variable(),
                types.documentation().brief(union.name(), choice.name()),
                BY_CONSUMER);
        return configured(setter, member, choice, structure);
    }

    /**
     * Completes the method that sets a member to a structure that a consumer configures.
     *
     * @param parameter what the consumer is named after
     */
    private MethodSpec configured(
            MethodSpec.Builder setter, Shape.Member member, Shape.Member parameter, Shape.Structure structure) {
        ClassName type = types.record(structure);
        return setter.addJavadoc("@throws IllegalArgumentException if a required member of it is missing\n")
                .addParameter(consumerOf(structure), parameter.variable())
                .addStatement("$T builder = $T.builder()", type.nestedClass("Builder"), type)
                .addStatement("$N.accept(builder)", parameter.variable())
                .addStatement("return $N(builder.build())", member.variable())
                .build();
    }

    private MethodSpec.Builder setter(Shape.Structure shape, Shape.Member member, String addition) {
        Documentation documentation = types.documentation();
        String fragment = documentation.fragment(shape.name(), member.name());
        return MethodSpec.methodBuilder(member.variable())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Sets $L$L$L\n\n@param $L $L$L\n@return this builder\n",
                        fragment,
                        fragment.endsWith(".") ? "" : ".",
                        types.isOptional(member) ? "" : " Required.",
                        member.variable(),
                        documentation.brief(shape.name(), member.name()),
                        addition)
                .returns(builder(shape));
    }

    private String unset(Shape.Member member) {
        return types.isOptional(member) ? ", or {@code null} to unset it" : "";
    }

    private ClassName builder(Shape.Structure shape) {
        return types.record(shape).nestedClass("Builder");
    }

    private TypeName consumerOf(Shape.Structure structure) {
        return ParameterizedTypeName.get(ClassName.get(Consumer.class), builder(structure));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the record of a structure. The constructor of a request is strict. All others are lenient, as the service may
 * return what they do not allow: a request checks the structures that it contains.
 */
final class RecordWriter {

    private final Types types;
    private final ConstraintWriter constraints;
    private final Defaults defaults;

    RecordWriter(Types types) {
        this.types = types;
        this.constraints = new ConstraintWriter(types);
        this.defaults = new Defaults(types);
    }

    TypeSpec.Builder write(Shape.Structure shape) {
        ClassName name = types.record(shape);
        boolean isRequest = types.model().isInput(shape);
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n\n$L", types.documentation().of(shape.name()), types.sample(shape));
        if (!types.isTopLevel(shape)) {
            type.addModifiers(Modifier.STATIC);
        }
        addJavadoc(shape, type);
        addSupertypes(shape, type);
        addAnnotations(shape, type);
        if (isRequest) {
            type.recordConstructor(requestConstructor(shape)).addMethod(withoutConfiguration(shape));
        } else {
            defaults.constants(shape).forEach(type::addField);
            type.recordConstructor(lenientConstructor(shape));
        }
        shape.members().stream()
                .filter(types::isOptionalCollection)
                .flatMap(member -> Accessors.write(shape, member, types).stream())
                .forEach(type::addMethod);
        new ConversionWriter(types).addTo(type, shape);
        if (!isRequest && types.isSent(shape)) {
            constraints.check(shape).ifPresent(type::addMethod);
        }
        if (isRequest || types.hasBuilder(shape)) {
            new BuilderWriter(types).addTo(type, shape);
        }
        if (shape.members().stream().anyMatch(types::isSensitive)) {
            type.addMethod(redacted(shape, name));
        }
        return type;
    }

    private void addJavadoc(Shape.Structure shape, TypeSpec.Builder type) {
        boolean isRequest = types.model().isInput(shape);
        if (!isRequest && types.isSent(shape)) {
            shape.members().stream()
                    .filter(defaults::isReplacementAllowed)
                    .forEach(member -> type.addJavadoc(
                            "<p>Only the builder requires {@code $L}. Where JSON lacks it, it is $L, also in a request.\n\n",
                            member.variable(),
                            defaults.description(member)));
        }
        for (Shape.Member member : shape.members()) {
            type.addJavadoc("@param $L $L\n", member.variable(), parameter(shape, member));
        }
        if (isRequest) {
            type.addJavadoc(
                    "@param overrideConfiguration settings that override the client's for this request, or {@code null}; "
                            + "not part of the request's JSON\n");
        }
    }

    private String parameter(Shape.Structure shape, Shape.Member member) {
        String fragment = types.documentation().fragment(shape.name(), member.name());
        if (!types.isOptionalCollection(member)) {
            return fragment;
        }
        return fragment + (fragment.endsWith(".") ? " " : ". ")
                + "The accessor returns an empty " + types.collection(member)
                + " if it is not set.";
    }

    private void addSupertypes(Shape.Structure shape, TypeSpec.Builder type) {
        List<ClassName> unions = types.unionsOf(shape);
        unions.forEach(type::addSuperinterface);
        types.overlay().interfaces().forEach((name, definition) -> {
            if (definition.outputs().contains(shape.name())) {
                type.addSuperinterface(ClassName.get(Types.MODEL, name));
            }
        });
        if (unions.isEmpty()) {
            type.addSuperinterface(Serializable.class);
        }
    }

    private void addAnnotations(Shape.Structure shape, TypeSpec.Builder type) {
        if (shape.members().stream().anyMatch(types::isOptionalCollection)) {
            type.addAnnotation(Jackson.fieldsOnly());
        }
        if (shape.members().stream().anyMatch(types::isOptional)) {
            type.addAnnotation(Jackson.nonNull());
        }
        if (!types.unionsOf(shape).isEmpty()) {
            type.addAnnotation(Jackson.ignoreUnknown());
            if (types.isTopLevel(shape)) {
                type.addAnnotation(Jackson.withoutTag());
            }
        }
    }

    private MethodSpec requestConstructor(Shape.Structure shape) {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Creates a request.\n\n");
        addParameters(shape, constructor);
        constructor
                .addJavadoc("@param overrideConfiguration settings that override the client's, or {@code null}\n")
                .addParameter(
                        ParameterSpec.builder(Types.nullable(Types.OVERRIDE_CONFIGURATION), "overrideConfiguration")
                                .addAnnotation(Jackson.IGNORE)
                                .build());
        addThrows(constructor);
        for (Shape.Member member : shape.members()) {
            constructor.addCode(constraints.validate(shape, member));
        }
        return constructor.build();
    }

    private MethodSpec withoutConfiguration(Shape.Structure shape) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Creates a request with the client's settings.\n\n");
        for (Shape.Member member : shape.members()) {
            addParamTag(shape, member, types.isOptional(member) ? ", or {@code null}" : "", constructor);
            constructor.addParameter(types.componentType(member), member.variable());
        }
        addThrows(constructor);
        String arguments =
                shape.members().stream().map(member -> member.variable() + ", ").collect(Collectors.joining());
        return constructor.addStatement("this($Lnull)", arguments).build();
    }

    private static void addThrows(MethodSpec.Builder constructor) {
        constructor.addJavadoc(
                "@throws IllegalArgumentException if a required member is missing or a member violates a "
                        + "constraint of the service model\n");
    }

    private void addParameters(Shape.Structure shape, MethodSpec.Builder constructor) {
        for (Shape.Member member : shape.members()) {
            addParamTag(shape, member, types.isOptional(member) ? ", or {@code null}" : "", constructor);
            constructor.addParameter(component(member));
        }
    }

    private void addParamTag(
            Shape.Structure shape, Shape.Member member, String addition, MethodSpec.Builder constructor) {
        constructor.addJavadoc(
                "@param $L $L$L\n",
                member.variable(),
                types.documentation().brief(shape.name(), member.name()),
                addition);
    }

    private ParameterSpec component(Shape.Member member) {
        return ParameterSpec.builder(types.componentType(member), member.variable())
                .addAnnotation(Jackson.property(member.name()))
                .build();
    }

    private MethodSpec lenientConstructor(Shape.Structure shape) {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Creates an instance, replacing {@code null} with default values.\n\n");
        for (Shape.Member member : shape.members()) {
            String replaced = types.isOptional(member) ? "" : " for " + defaults.description(member);
            addParamTag(shape, member, ", or {@code null}" + replaced, constructor);
            constructor.addParameter(component(member)).addCode(defaults.replace(shape, member));
        }
        return constructor.build();
    }

    private MethodSpec redacted(Shape.Structure shape, ClassName name) {
        CodeBlock.Builder text = CodeBlock.builder().add("return ");
        StringBuilder literal = new StringBuilder(name.simpleName()).append('[');
        for (Shape.Member member : shape.members()) {
            literal.append(member.variable()).append('=');
            if (types.isSensitive(member)) {
                literal.append("***");
            } else {
                text.add("$S + $N + ", literal, member.variable());
                literal.setLength(0);
            }
            literal.append(", ");
        }
        if (types.model().isInput(shape)) {
            text.add("$S + overrideConfiguration + ", literal + "overrideConfiguration=");
            literal.setLength(0);
        }
        String end = literal.toString().replaceFirst(", $", "") + "]";
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns a description without the values of sensitive members.\n\n@return the members\n")
                .returns(String.class)
                .addStatement(text.add("$S", end).build())
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the conversions between types that the overlay lists: factory methods, and the requests that change an output. */
final class ConversionWriter {

    private final Types types;

    ConversionWriter(Types types) {
        this.types = types;
    }

    void addTo(TypeSpec.Builder type, Shape.Structure shape) {
        Overlay.Copy copy = types.overlay().copies().get(shape.name());
        if (copy != null) {
            type.addMethod(copy(copy, shape));
        }
        for (Overlay.Interface definition : types.overlay().interfaces().values()) {
            if (definition.update() != null && definition.outputs().contains(shape.name())) {
                type.addMethod(update(definition.update(), shape));
            }
        }
    }

    /** Returns the declaration of the method that creates a request from an output. */
    static MethodSpec.Builder toUpdate(Overlay.Update update, Types types) {
        return MethodSpec.methodBuilder("toUpdate")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "$L\n\n@return a new builder\n", types.documentation().javadoc(update.text()))
                .returns(builder(update, types));
    }

    private static ClassName builder(Overlay.Update update, Types types) {
        return types.record(types.model().structure(update.request())).nestedClass("Builder");
    }

    private MethodSpec copy(Overlay.Copy copy, Shape.Structure shape) {
        Shape.Structure source = types.model().structure(copy.source());
        ClassName name = types.record(shape);
        String parameter =
                Character.toLowerCase(copy.source().charAt(0)) + copy.source().substring(1);
        CodeBlock arguments = shape.members().stream()
                .map(member -> value(sourceOf(member, source, Map.of(), types), parameter + "."))
                .collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "$L\n\n@param $L the values to copy\n@return a new instance\n",
                        types.documentation().javadoc(copy.text()),
                        parameter)
                .addParameter(types.record(source), parameter)
                .returns(name)
                .addStatement("return new $T($L)", name, arguments)
                .build();
    }

    private MethodSpec update(Overlay.Update update, Shape.Structure output) {
        Shape.Structure request = types.model().structure(update.request());
        CodeBlock.Builder code = CodeBlock.builder().add("return $T.builder()", types.record(request));
        for (Shape.Member member : request.members()) {
            code.add(".$N($L)", member.variable(), value(sourceOf(member, output, update.renamed(), types), ""));
        }
        return toUpdate(update, types)
                .addAnnotation(Override.class)
                .addStatement(code.build())
                .build();
    }

    /**
     * Returns the member from which a conversion takes the value of another one.
     *
     * @param renamed the names of members that are named differently in the source
     * @throws IllegalArgumentException if the source has no member of this name and type
     */
    static Shape.Member sourceOf(
            Shape.Member member, Shape.Structure source, Map<String, String> renamed, Types types) {
        String name = renamed.getOrDefault(member.name(), member.name());
        return source.members().stream()
                .filter(candidate -> candidate.name().equals(name)
                        && Objects.equals(types.componentType(candidate), types.componentType(member)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        source.name() + " has no member " + name + " of the type " + types.componentType(member)));
    }

    private CodeBlock value(Shape.Member member, String receiver) {
        if (!types.isOptionalCollection(member)) {
            return CodeBlock.of("$L$N()", receiver, member.variable());
        }
        return receiver.isEmpty()
                ? CodeBlock.of("$N", member.variable())
                : CodeBlock.of("$Lhas$L() ? $L$N() : null", receiver, member.name(), receiver, member.variable());
    }
}

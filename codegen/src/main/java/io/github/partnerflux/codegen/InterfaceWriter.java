// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the read-only interface of outputs that have the same members. */
final class InterfaceWriter {

    private final Types types;

    InterfaceWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(String name, Overlay.Interface definition) {
        List<Shape.Structure> outputs =
                definition.outputs().stream().map(types.model()::structure).toList();
        Shape.Structure first = outputs.get(0);
        outputs.forEach(output -> requireEqual(first, output));

        TypeSpec.Builder type = TypeSpec.interfaceBuilder(ClassName.get(Types.MODEL, name))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "$L Implemented by $L.\n",
                        definition.text(),
                        Documentation.links(definition.outputs().stream()));
        for (Shape.Member member : first.members()) {
            type.addMethod(MethodSpec.methodBuilder(member.variable())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .addJavadoc(Accessors.javadoc(first, member, types))
                    .returns(types.accessorType(member))
                    .build());
            if (types.isOptionalCollection(member)) {
                type.addMethod(MethodSpec.methodBuilder("has" + member.name())
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addJavadoc(Accessors.hasJavadoc(first, member, types))
                        .returns(TypeName.BOOLEAN)
                        .build());
            }
        }
        Overlay.Update update = definition.update();
        if (update != null) {
            type.addMethod(ConversionWriter.toUpdate(update, types)
                    .addModifiers(Modifier.ABSTRACT)
                    .build());
        }
        return type.build();
    }

    private void requireEqual(Shape.Structure first, Shape.Structure other) {
        if (!signatures(first).equals(signatures(other))) {
            throw new IllegalArgumentException(first.name() + " and " + other.name() + " have different members: "
                    + signatures(first) + " and " + signatures(other));
        }
    }

    private List<String> signatures(Shape.Structure structure) {
        List<String> signatures = new ArrayList<>();
        structure.members().forEach(member -> signatures.add(types.componentType(member) + " " + member.name()));
        return signatures;
    }
}

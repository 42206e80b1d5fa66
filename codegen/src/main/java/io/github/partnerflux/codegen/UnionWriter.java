// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the sealed interface of a union, with the records that are nested in it and one for unknown members. */
final class UnionWriter {

    private final Types types;
    private final RecordWriter records;

    UnionWriter(Types types, RecordWriter records) {
        this.types = types;
        this.records = records;
    }

    TypeSpec write(Shape.Union shape) {
        ClassName name = types.record(shape);
        ClassName unknown = name.nestedClass("Unknown");
        List<ClassName> members = shape.members().stream().map(this::record).toList();
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(Serializable.class)
                .addAnnotation(Jackson.union(unknown))
                .addAnnotation(Jackson.members(shape, this::record))
                .addJavadoc(
                        "$L\n\n$L<p>This is a union of $L; a member that this version does not know is an {@link Unknown}$L.\n",
                        types.documentation().of(shape.name()),
                        types.sample(shape),
                        Documentation.links(members.stream().map(ClassName::simpleName)),
                        types.isSent(shape) ? ", which requests reject" : "");
        if (members.stream().anyMatch(member -> member.enclosingClassName() == null)) {
            members.forEach(type::addPermittedSubclass);
            type.addPermittedSubclass(unknown);
        }
        for (Shape.Member member : shape.members()) {
            Shape.Structure structure = types.model().structure(member.shape());
            if (!types.isTopLevel(structure)) {
                type.addType(records.write(structure).build());
            }
        }
        return type.addType(unknown(name, unknown, types.isSent(shape))).build();
    }

    private ClassName record(Shape.Member member) {
        return types.record(types.shape(member.shape()));
    }

    private static TypeSpec unknown(ClassName union, ClassName unknown, boolean isSent) {
        return TypeSpec.recordBuilder(unknown)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(union)
                .addJavadoc("""
                        A member of a kind that this version does not know.$L

                        @param tag the name of the kind on the wire; empty if the response does not contain it
                        """, isSent ? " Requests reject it with an {@link IllegalArgumentException}." : "")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(ParameterSpec.builder(String.class, "tag")
                                .addAnnotation(Jackson.TYPE_ID)
                                .addAnnotation(Jackson.property("tag"))
                                .build())
                        .build())
                .build();
    }
}

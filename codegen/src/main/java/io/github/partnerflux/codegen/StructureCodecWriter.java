// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the codec of a structure, whose type is a record with a component for each member. */
final class StructureCodecWriter {

    private static final ClassName NAMES = Types.runtime("MemberNames");

    private final Types types;

    StructureCodecWriter(Types types) {
        this.types = types;
    }

    TypeSpec write(Shape.Structure shape) {
        ClassName type = types.record(shape);
        TypeSpec.Builder codec = CodecType.builder(
                Types.codec(shape),
                ParameterizedTypeName.get(Types.runtime("Codec"), type),
                "Reads and writes the structure {@code " + shape.name() + "}.\n");
        if (!shape.members().isEmpty()) {
            codec.addField(FieldSpec.builder(NAMES, "NAMES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(
                            "$T.of($L)",
                            NAMES,
                            shape.members().stream()
                                    .map(member -> CodeBlock.of("$S", member.name()))
                                    .collect(CodeBlock.joining(", ")))
                    .build());
            codec.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(ClassName.get(Class.class), type),
                            "RECORD",
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("$T.class", type)
                    .build());
        }
        for (Shape.Member member : shape.members()) {
            if (hasConstant(member)) {
                codec.addField(FieldSpec.builder(
                                types.codecType(member.shape()),
                                Types.constantOf(member.name()),
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(types.codecOf(member.shape()))
                        .build());
            }
        }
        return codec.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(read(shape, type))
                .addMethod(write(shape, type))
                .build();
    }

    private MethodSpec read(Shape.Structure shape, ClassName type) {
        MethodSpec.Builder read = MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addParameter(Types.runtime("JsonReader"), "reader")
                .addStatement("reader.startObject()");
        if (shape.members().isEmpty()) {
            return read.addStatement("reader.skip()")
                    .addStatement("return new $T()", type)
                    .build();
        }
        for (Shape.Member member : shape.members()) {
            read.addStatement("$T $N = null", types.type(member.shape()), member.variable());
        }
        read.addStatement("long seen = 0")
                .addStatement("$T<$T> unknown = null", Set.class, String.class)
                .addStatement("int last = $T.NONE", NAMES)
                .addStatement("int current = $T.NONE", NAMES)
                .beginControlFlow("try")
                .beginControlFlow(
                        "for (int member = reader.nextMember(NAMES, last); member != $T.END; "
                                + "member = reader.nextMember(NAMES, last))",
                        NAMES)
                .beginControlFlow("if (member < 0)")
                .addStatement("unknown = reader.skipUnknown(unknown)")
                .addStatement("continue")
                .endControlFlow()
                .addStatement("seen = reader.addOnce(seen, member)")
                .addStatement("last = member")
                .addStatement("current = member")
                .beginControlFlow("switch (member)");
        int last = shape.members().size() - 1;
        for (int i = 0; i <= last; i++) {
            Shape.Member member = shape.members().get(i);
            String label = i == last ? "default" : "case " + i;
            read.addStatement("$L -> $N = $L.next(reader)", label, member.variable(), codec(member));
        }
        return read.endControlFlow()
                .addStatement("current = $T.NONE", NAMES)
                .endControlFlow()
                .nextControlFlow("catch ($T e)", ClassName.get("tools.jackson.core", "JacksonException"))
                .addStatement("throw NAMES.locate(e, RECORD, current)")
                .endControlFlow()
                .addCode(
                        types.model().isOutput(shape)
                                ? CodeBlock.of("reader.rejectForeign(seen, unknown);\n")
                                : CodeBlock.of(""))
                .addStatement(
                        "return new $T($L)",
                        type,
                        shape.members().stream()
                                .map(member -> CodeBlock.of("$N", member.variable()))
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    private MethodSpec write(Shape.Structure shape, ClassName type) {
        MethodSpec.Builder write = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(type, "value")
                .addParameter(ClassName.get("tools.jackson.core", "JsonGenerator"), "generator")
                .addStatement("generator.writeStartObject()");
        List<Shape.Member> members = shape.members();
        for (int i = 0; i < members.size(); i++) {
            Shape.Member member = members.get(i);
            if (!types.isOptional(member)) {
                writeMember(i, member, write);
            } else {
                write.beginControlFlow("if ($L)", isSet(member));
                writeMember(i, member, write);
                write.endControlFlow();
            }
        }
        return write.addStatement("generator.writeEndObject()").build();
    }

    private void writeMember(int index, Shape.Member member, MethodSpec.Builder write) {
        write.addStatement("NAMES.write($L, generator)", index)
                .addStatement("$L.write(value.$N(), generator)", codec(member), member.variable());
    }

    /** The accessor of a collection is never {@code null}. */
    private CodeBlock isSet(Shape.Member member) {
        return types.isOptionalCollection(member)
                ? CodeBlock.of("value.has$L()", member.name())
                : CodeBlock.of("value.$N() != null", member.variable());
    }

    private CodeBlock codec(Shape.Member member) {
        return hasConstant(member)
                ? CodeBlock.of("$N", Types.constantOf(member.name()))
                : types.codecOf(member.shape());
    }

    /** With constants, loading a codec loads what it uses: an event loop does not have to. Strings are in each request. */
    private boolean hasConstant(Shape.Member member) {
        return !(types.shape(member.shape()) instanceof Shape.Scalar scalar
                && scalar.type().equals("string"));
    }
}

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
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes the class that has the operations as data. */
final class OperationsWriter {

    static final String PACKAGE = "io.github.partnerflux.internal.operation";

    static final ClassName NAME = ClassName.get(PACKAGE, "Operations");

    private static final ClassName OPERATION = ClassName.get(PACKAGE, "Operation");
    private static final ClassName PAGED_OPERATION = ClassName.get(PACKAGE, "PagedOperation");
    private static final ClassName MAPPER = Types.runtime("CodecMapper");

    private final Types types;
    private final OperationTypes operationTypes;

    OperationsWriter(Types types) {
        this.types = types;
        this.operationTypes = new OperationTypes(types);
    }

    TypeSpec write(List<Operation> operations) {
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "The operations of the service. Each is in a class of its own, which is loaded when the operation is "
                                + "first called: that may block.\n")
                .addField(FieldSpec.builder(MAPPER, "MAPPER", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T($T::of)", MAPPER, ClassName.get(Types.CODECS, "ModelCodecs"))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Operation operation : operations) {
            type.addMethod(MethodSpec.methodBuilder(operation.method())
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(type(operation))
                    .addStatement("return $N.OPERATION", operation.name())
                    .build());
            type.addType(TypeSpec.classBuilder(operation.name())
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addField(FieldSpec.builder(type(operation), "OPERATION", Modifier.STATIC, Modifier.FINAL)
                            .initializer(operation.paginator() == null ? operation(operation) : paged(operation))
                            .build())
                    .build());
        }
        return type.build();
    }

    private ParameterizedTypeName type(Operation operation) {
        ClassName input = operationTypes.input(operation);
        ClassName output = operationTypes.output(operation);
        return operation.paginator() == null
                ? ParameterizedTypeName.get(OPERATION, input, output)
                : ParameterizedTypeName.get(PAGED_OPERATION, input, output, operationTypes.item(operation));
    }

    private CodeBlock operation(Operation operation) {
        CodeBlock sensitive = sensitiveMembers(operation).stream()
                .map(member -> CodeBlock.of("$S", member))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "new $T<>($S, $T.$L, MAPPER.writer($T.class), $T.of($L), $T::overrideConfiguration, MAPPER.outputReader($T.class), $L)",
                OPERATION,
                operation.name(),
                ClassName.get(PACKAGE, "RetrySafety"),
                operation.isRepeatable() ? "ALWAYS" : "UNLESS_EXECUTED",
                operationTypes.input(operation),
                Set.class,
                sensitive,
                operationTypes.input(operation),
                operationTypes.output(operation),
                operationTypes.isOutputEmpty(operation));
    }

    private CodeBlock paged(Operation operation) {
        return CodeBlock.of(
                "new $T<>($L, (request, token) -> request.toBuilder().$N(token).build(), $T::$N, $T::$N)",
                PAGED_OPERATION,
                operation(operation),
                operationTypes.inputToken(operation),
                operationTypes.output(operation),
                operationTypes.items(operation),
                operationTypes.output(operation),
                operationTypes.outputToken(operation));
    }

    private Set<String> sensitiveMembers(Operation operation) {
        Set<String> names = new TreeSet<>();
        collectSensitive(types.shape(operation.input()), "", names);
        return names;
    }

    /**
     * @param member the member, list or map of which the shape is a value
     */
    private void collectSensitive(Shape shape, String member, Set<String> names) {
        if (shape instanceof Shape.Scalar scalar) {
            if (scalar.isSensitive()) {
                names.add(member);
            }
        } else if (shape instanceof Shape.Structure structure) {
            structure.members().forEach(part -> collectSensitive(types.shape(part.shape()), part.name(), names));
        } else if (shape instanceof Shape.Union union) {
            union.members().forEach(part -> collectSensitive(types.shape(part.shape()), part.name(), names));
        } else {
            ServiceModel.partsOf(shape).forEach(part -> collectSensitive(types.shape(part), member, names));
        }
    }
}

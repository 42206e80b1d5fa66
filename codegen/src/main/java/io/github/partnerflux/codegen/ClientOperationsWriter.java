// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the interface with the operations of the client, and the class that implements it. */
final class ClientOperationsWriter {

    static final String PACKAGE = "io.github.partnerflux";

    private static final ClassName INTERFACE = ClassName.get(PACKAGE, "PartnerCentralAccountOperations");
    private static final ClassName CLIENT = ClassName.get(PACKAGE, "PartnerCentralAccountClient");
    private static final ClassName CALLS = ClassName.get(PACKAGE, "OperationCalls");
    private static final ClassName REQUEST_GROUPS = ClassName.get(PACKAGE, "RequestGroups");
    private static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");
    private static final ClassName PAGED_FLUX = ClassName.get(PACKAGE, "PagedFlux");

    /** The errors of which the interface itself informs. */
    private static final Set<String> COMMON_ERRORS =
            Set.of("AccessDeniedException", "InternalServerException", "ThrottlingException", "ValidationException");

    private final Types types;
    private final OperationTypes operationTypes;

    ClientOperationsWriter(Types types) {
        this.types = types;
        this.operationTypes = new OperationTypes(types);
    }

    TypeSpec writeInterface(List<Operation> operations) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(INTERFACE)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        """
                        The operations of the AWS Partner Central Account API, each with a request and with a consumer that configures one.

                        <p>The publishers are cold: each subscription is a call. Any operation may fail with a service error that is an {@link $T}, an {@link $T}, a {@link $T} or a {@link $T}, and with the other subclasses of {@link $T}. Operations that have further service errors list them.

                        <p>Applications implement {@link $T} and not this interface. A method that they do not override throws an {@link UnsupportedOperationException}, so that the interface can grow with the service.
                        """,
                        exception("AccessDeniedException"),
                        exception("InternalServerException"),
                        exception("ThrottlingException"),
                        exception("ValidationException"),
                        exception("PartnerCentralAccountException"),
                        CLIENT);
        for (Operation operation : operations) {
            type.addMethod(withRequest(operation));
            type.addMethod(withConsumer(operation));
        }
        return type.build();
    }

    TypeSpec writeImplementation(List<Operation> operations) {
        TypeSpec.Builder type = TypeSpec.classBuilder("Default" + INTERFACE.simpleName())
                .addModifiers(Modifier.ABSTRACT)
                .addSuperinterface(INTERFACE)
                .addJavadoc("Calls the operations of the service.\n")
                .addField(CALLS, "calls", Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(CALLS, "calls")
                        .addStatement("this.calls = calls")
                        .build());
        operations.forEach(operation -> type.addMethod(implementation(operation)));
        return type.build();
    }

    private MethodSpec withRequest(Operation operation) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(operation.method())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addJavadoc("$L\n", types.documentation().of(operation.name()));
        List<CodeBlock> errors = operation.errors().stream()
                .filter(error -> !COMMON_ERRORS.contains(error))
                .sorted()
                .map(error -> CodeBlock.of("{@link $T}", exception(error)))
                .toList();
        if (!errors.isEmpty()) {
            method.addJavadoc("\n<p>Specific errors: $L.\n", CodeBlock.join(errors, ", "));
        }
        if (operation.clientToken() != null) {
            method.addJavadoc(
                    "\n<p>A request without a client token gets {@linkplain $T.Builder#idempotencyTokenProvider one} when this "
                            + "method is called. All subscriptions to the returned {@code Mono} repeat that request.\n",
                    CLIENT);
        }
        if (!operation.isRepeatable()) {
            method.addJavadoc("\n<p>A failed attempt is retried only if the service cannot have executed it: a second "
                    + "execution would have a second effect.\n");
        }
        Shape.Member split = operationTypes.splitMember(operation);
        if (split != null) {
            method.addJavadoc(
                    "\n<p>If the request has more than $L {@code $N}, duplicates are removed, and the rest is sorted and listed in "
                            + "groups of $L, one after the other. An item that identifiers in two groups match is listed "
                            + "twice. Page tokens and checkpoints are valid only for the same identifiers, in any order; "
                            + "those of other identifiers are rejected with an {@link IllegalArgumentException}.\n",
                    operationTypes.groupSize(split),
                    split.variable(),
                    operationTypes.groupSize(split));
        }
        CodeBlock foreignToken = foreignToken(operation);
        return method.addJavadoc("""

                        @param request the request
                        @return $L
                        """, result(operation))
                .addJavadoc(
                        "$L",
                        foreignToken.isEmpty() ? "" : "@throws IllegalArgumentException if " + foreignToken + "\n")
                .addJavadoc("""
                        @throws UnsupportedOperationException if this implementation, such as a stub, does not override this method
                        @see <a href="https://docs.aws.amazon.com/partner-central/latest/APIReference/API_account_$L.html">$L</a>
                        """, operation.name(), operation.name())
                .returns(publisher(operation))
                .addParameter(operationTypes.input(operation), "request")
                .addStatement("throw new $T($S)", UnsupportedOperationException.class, operation.notImplemented())
                .build();
    }

    private MethodSpec withConsumer(Operation operation) {
        ClassName input = operationTypes.input(operation);
        ClassName builder = input.nestedClass("Builder");
        CodeBlock foreignToken = foreignToken(operation);
        return MethodSpec.methodBuilder(operation.method())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addJavadoc(
                        """
                        Configures the request with a consumer, and calls {@link #$N($T)}.

                        @param request configures the request; invoked once, before this method returns
                        @return $L
                        @throws IllegalArgumentException if a required member is missing or a member violates a constraint of the service model$L
                        """,
                        operation.method(),
                        input,
                        result(operation),
                        foreignToken.isEmpty() ? "" : ", or if " + foreignToken)
                .returns(publisher(operation))
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), builder), "request")
                .addStatement("$T builder = $T.builder()", builder, input)
                .addStatement("request.accept(builder)")
                .addStatement("return $N(builder.build())", operation.method())
                .build();
    }

    /** Returns when a {@linkplain OperationTypes#splitMember split} request is rejected for its page token, or an empty block. */
    private CodeBlock foreignToken(Operation operation) {
        Shape.Member split = operationTypes.splitMember(operation);
        return split == null
                ? CodeBlock.of("")
                : CodeBlock.of(
                        "the request has more than $L {@code $N} and a {@code $N} of a listing with other identifiers",
                        operationTypes.groupSize(split),
                        split.variable(),
                        operationTypes.inputToken(operation));
    }

    private MethodSpec implementation(Operation operation) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(operation.method())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(publisher(operation))
                .addParameter(operationTypes.input(operation), "request")
                .addStatement("$T.requireNonNull(request, $S)", Objects.class, "request");
        if (operation.paginator() != null) {
            return method.addStatement(
                            "return calls.list($S, $T::$N, $L, request.$N())",
                            operation.name(),
                            OperationsWriter.NAME,
                            operation.method(),
                            requests(operation),
                            operationTypes.inputToken(operation))
                    .build();
        }
        if (operation.clientToken() != null) {
            String token = operation.clientToken().variable();
            method.addStatement(
                    "$T input = request.$N() != null ? request : request.toBuilder().$N(calls.newClientToken()).build()",
                    operationTypes.input(operation),
                    token,
                    token);
        }
        return method.addStatement(
                        "return calls.call($S, $T::$N, $L)",
                        operation.name(),
                        OperationsWriter.NAME,
                        operation.method(),
                        operation.clientToken() == null ? "request" : "input")
                .build();
    }

    /** Returns the requests whose listings follow each other. */
    private CodeBlock requests(Operation operation) {
        Shape.Member split = operationTypes.splitMember(operation);
        return split == null
                ? CodeBlock.of("$T.of(request)", REQUEST_GROUPS)
                : CodeBlock.of(
                        "$T.split(request, request.$N(), $L, (all, group) -> all.toBuilder().$N(group).build())",
                        REQUEST_GROUPS,
                        split.variable(),
                        operationTypes.groupSize(split),
                        split.variable());
    }

    private String result(Operation operation) {
        return operation.paginator() == null
                ? "the response"
                : "the " + ClientOperation.wordsOf(operationTypes.item(operation))
                        + "s, whose pages are fetched as items are requested";
    }

    private TypeName publisher(Operation operation) {
        return operation.paginator() == null
                ? ParameterizedTypeName.get(MONO, operationTypes.output(operation))
                : ParameterizedTypeName.get(PAGED_FLUX, operationTypes.item(operation));
    }

    private static ClassName exception(String name) {
        return ClassName.get("io.github.partnerflux.exception", name);
    }
}

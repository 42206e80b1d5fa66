// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes the operations of the client with futures: the interface that applications call, and its implementation. */
final class FutureOperationsWriter {

    static final String PACKAGE = "io.github.partnerflux.future";

    private static final ClassName OPERATIONS = type("PartnerCentralAccountFutureOperations");
    private static final ClassName IMPLEMENTATION = type("DefaultFutureOperations");
    private static final ClassName CLIENT = type("PartnerCentralAccountFutureClient");
    private static final ClassName PUBLISHER = type("PagedPublisher");
    private static final ClassName TOO_MANY_ITEMS = type("TooManyItemsException");
    private static final ClassName REQUESTS = type("Requests");
    private static final ClassName FUTURES = type("Futures");
    private static final ClassName FUTURE = ClassName.get(CompletableFuture.class);
    private static final ClassName REACTIVE_OPERATIONS =
            ClassName.get(ClientOperation.PACKAGE, "PartnerCentralAccountOperations");
    private static final ClassName REACTIVE_CLIENT =
            ClassName.get(ClientOperation.PACKAGE, "PartnerCentralAccountClient");
    private static final ClassName PAGE = ClassName.get(ClientOperation.PACKAGE, "Page");

    /** A method, whose parameters besides the request are {@code more}. */
    private record Method(
            String name,
            TypeName returns,
            List<ParameterSpec> more,
            CodeBlock implementation,
            CodeBlock summary,
            CodeBlock details,
            CodeBlock tags) {}

    private final List<ClientOperation> operations;

    FutureOperationsWriter(List<ClientOperation> operations) {
        this.operations = operations;
    }

    /** Returns the interface. */
    TypeSpec writeInterface() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(OPERATIONS)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        The operations of the service, with futures.

                        <p>Applications use a {@link $T}, which describes calls, errors and threads. Each method that is
                        not overridden throws an {@link UnsupportedOperationException}, so that stubs of applications
                        compile with a version of this library that adds operations.
                        """, CLIENT);
        for (ClientOperation operation : operations) {
            for (Method method : methods(operation)) {
                type.addMethod(withRequest(operation, method));
                type.addMethod(withConsumer(operation, method));
            }
        }
        return type.build();
    }

    /** Returns the implementation. */
    TypeSpec writeImplementation() {
        TypeSpec.Builder type = TypeSpec.classBuilder(IMPLEMENTATION)
                .addSuperinterface(OPERATIONS)
                .addJavadoc("Calls the operations of a reactive client.\n")
                .addField(FieldSpec.builder(REACTIVE_OPERATIONS, "client", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addField(FieldSpec.builder(TypeName.INT, "maxListItems", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(REACTIVE_OPERATIONS, "client")
                        .addParameter(TypeName.INT, "maxListItems")
                        .addStatement("this.client = client")
                        .addStatement("this.maxListItems = maxListItems")
                        .build());
        for (ClientOperation operation : operations) {
            for (Method method : methods(operation)) {
                type.addMethod(signature(method, request(operation))
                        .addAnnotation(Override.class)
                        .addStatement(method.implementation())
                        .build());
            }
        }
        return type.build();
    }

    private static MethodSpec withRequest(ClientOperation operation, Method method) {
        return signature(method, request(operation))
                .addModifiers(Modifier.DEFAULT)
                .addJavadoc("$L", method.summary())
                .addJavadoc("$L", method.details())
                .addJavadoc("\n@param request the request\n")
                .addJavadoc("$L", method.tags())
                .addJavadoc("@see $T#$N($T)\n", REACTIVE_OPERATIONS, operation.method(), operation.request())
                .addStatement("throw new $T($S)", UnsupportedOperationException.class, operation.notImplemented())
                .build();
    }

    private static MethodSpec withConsumer(ClientOperation operation, Method method) {
        ParameterSpec request = ParameterSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Consumer.class), operation.builder()), "request")
                .build();
        CodeBlock.Builder arguments =
                CodeBlock.builder().add("$T.configure($T.builder(), request).build()", REQUESTS, operation.request());
        method.more().forEach(parameter -> arguments.add(", $N", parameter));
        return signature(method, request)
                .addModifiers(Modifier.DEFAULT)
                .addJavadoc(
                        "Configures the request with a consumer, and calls {@link #$N($L)}.\n",
                        method.name(),
                        parameterTypes(operation, method))
                .addJavadoc("\n@param request configures the request; invoked once, before this method returns\n")
                .addJavadoc("$L", method.tags())
                .addJavadoc("@throws IllegalArgumentException if a required member is missing or a member violates a "
                        + "constraint of the service model\n")
                .addStatement("return $L($L)", method.name(), arguments.build())
                .build();
    }

    private static CodeBlock parameterTypes(ClientOperation operation, Method method) {
        CodeBlock.Builder types = CodeBlock.builder().add("$T", operation.request());
        for (ParameterSpec parameter : method.more()) {
            types.add(
                    ", $T",
                    parameter.type() instanceof ParameterizedTypeName parameterized
                            ? parameterized.rawType()
                            : parameter.type());
        }
        return types.build();
    }

    private static MethodSpec.Builder signature(Method method, ParameterSpec request) {
        return MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(method.returns())
                .addParameter(request)
                .addParameters(method.more());
    }

    private static ParameterSpec request(ClientOperation operation) {
        return ParameterSpec.builder(operation.request(), "request").build();
    }

    private static List<Method> methods(ClientOperation operation) {
        return operation.item() == null ? List.of(unary(operation)) : paged(operation, operation.item());
    }

    private static Method unary(ClientOperation operation) {
        return new Method(
                operation.method(),
                ParameterizedTypeName.get(FUTURE, operation.response()),
                List.of(),
                CodeBlock.of("return $T.one(client.$L(request))", FUTURES, operation.method()),
                CodeBlock.of("$L\n", operation.javadoc()),
                CodeBlock.of(""),
                CodeBlock.of("@return a future of the response\n"));
    }

    private static List<Method> paged(ClientOperation operation, ClassName item) {
        String list = operation.method();
        String page = list + "Page";
        String publisher = list + "Publisher";
        String forEach = "forEach" + ClientOperation.nameOf(item);
        String one = ClientOperation.wordsOf(item);
        String many = one + "s";
        TypeName consumerType =
                ParameterizedTypeName.get(ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(item));
        ParameterSpec consumer = ParameterSpec.builder(consumerType, "consumer").build();
        ParameterSpec executor =
                ParameterSpec.builder(Executor.class, "executor").build();
        TypeName done = ParameterizedTypeName.get(FUTURE, ClassName.get(Void.class));
        CodeBlock doneTag =
                CodeBlock.of("@return a future that completes when the consumer has returned from the last $L\n", one);
        return List.of(
                new Method(
                        list,
                        ParameterizedTypeName.get(FUTURE, ParameterizedTypeName.get(ClassName.get(List.class), item)),
                        List.of(),
                        CodeBlock.of(
                                "return $1T.list(client.$2L(request), maxListItems, "
                                        + "() -> new $3T($4S, maxListItems, $5S))",
                                FUTURES,
                                list,
                                TOO_MANY_ITEMS,
                                operation.name(),
                                forEach + " or " + publisher),
                        CodeBlock.of("$L\n", operation.javadoc()),
                        CodeBlock.of("""

                                <p>The list is in memory and has {@linkplain $1T#from($2T, int) a maximum number of
                                items}. A listing of more $3L is aborted and fails with a {@link $4T}; {@link #$5L} and
                                {@link #$6L} have no limit.
                                """, CLIENT, REACTIVE_CLIENT, many, TOO_MANY_ITEMS, forEach, publisher),
                        CodeBlock.of(
                                "@return a future of all $L, an unmodifiable list in the order of the service\n",
                                many)),
                new Method(
                        page,
                        ParameterizedTypeName.get(FUTURE, ParameterizedTypeName.get(PAGE, item)),
                        List.of(),
                        CodeBlock.of("return $T.one(client.$L(request).byPage().next())", FUTURES, list),
                        CodeBlock.of("Fetches one page of $L, with one request and its retries.\n", many),
                        CodeBlock.of(
                                "\n<p>The request's {@code nextToken} specifies the page, and {@link $T#nextToken()} "
                                        + "the next one.\n",
                                PAGE),
                        CodeBlock.of("@return a future of the page\n")),
                new Method(
                        publisher,
                        ParameterizedTypeName.get(PUBLISHER, item),
                        List.of(),
                        CodeBlock.of("return new $T<>(client.$L(request))", type("PagedFluxPublisher"), list),
                        CodeBlock.of(
                                "Lists $L as a {@link java.util.concurrent.Flow} publisher, which fetches pages as "
                                        + "items are requested.\n",
                                many),
                        CodeBlock.of("""

                                <p>Unlike a future, the publisher is cold: no request is sent before a subscriber
                                requests an item. Each subscriber has its own listing from the start. Cancelling a
                                subscription aborts the request in flight. Items are signalled on the requesting thread
                                or on an event loop, where a subscriber must not block.

                                <p>The listing can be resumed, emit pages and read ahead, as {@link $T} specifies.
                                """, PUBLISHER),
                        CodeBlock.of("@return the $L in the order of the service\n", many)),
                new Method(
                        forEach,
                        done,
                        List.of(consumer),
                        CodeBlock.of("return $L(request).forEach(consumer)", publisher),
                        CodeBlock.of(
                                "Invokes a consumer for each $L, on threads of this library that may block.\n", one),
                        CodeBlock.of("""

                                <p>Everything else is as in {@link #$L($T, Consumer, Executor)}. There are at most ten
                                threads for each processor, shared by all clients. Futures complete on other threads, so
                                that the consumer may wait for futures of this client, except for those of {@code
                                forEach} methods.
                                """, forEach, operation.request()),
                        CodeBlock.of(
                                "@param consumer invoked for one $L after the other, in the order of the service; may "
                                        + "block\n$L",
                                one,
                                doneTag)),
                new Method(
                        forEach,
                        done,
                        List.of(consumer, executor),
                        CodeBlock.of("return $L(request).forEach(consumer, executor)", publisher),
                        CodeBlock.of("Invokes a consumer for each $L, on an executor.\n", one),
                        CodeBlock.of("""

                                <p>The consumer is invoked for one $L at a time, with backpressure, as {@link
                                $T#forEach(Consumer, Executor)} specifies.
                                """, one, type("ListingPublisher")),
                        CodeBlock.of("""
                                @param consumer invoked for one $L after the other, in the order of the service
                                @param executor runs the consumer and completes the future; may block or run a task on \
                                the submitting thread, which is never an event loop
                                $L""", one, doneTag)));
    }

    private static ClassName type(String name) {
        return ClassName.get(PACKAGE, name);
    }
}

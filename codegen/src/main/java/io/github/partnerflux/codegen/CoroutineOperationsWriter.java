// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * Writes the operations of the client with coroutines: the interface that applications call, and its implementation.
 */
final class CoroutineOperationsWriter {

    static final String PACKAGE = "io.github.partnerflux.kotlin";

    static final String OPERATIONS = "PartnerCentralAccountCoroutineOperations";
    static final String IMPLEMENTATION = "DefaultCoroutineOperations";

    private static final ClassName REACTIVE_OPERATIONS =
            ClassName.get(ClientOperation.PACKAGE, "PartnerCentralAccountOperations");
    private static final ClassName PAGE = ClassName.get(ClientOperation.PACKAGE, "Page");

    private final List<ClientOperation> operations;

    CoroutineOperationsWriter(List<ClientOperation> operations) {
        this.operations = operations;
    }

    /** Returns the interface. */
    KotlinSource writeInterface() {
        KotlinSource source = new KotlinSource(PACKAGE, OPERATIONS);
        source.append("""
                /**
                 * The operations of the service, with coroutines.
                 *
                 * Applications use a [PartnerCentralAccountCoroutineClient], which describes calls, errors and threads.
                 * Each function that is not overridden throws an [UnsupportedOperationException], so that stubs of
                 * applications compile with a version of this library that adds operations.
                 */
                public interface %s {
                """.formatted(OPERATIONS));
        operations.forEach(operation -> {
            if (operation.item() == null) {
                unary(source, operation);
            } else {
                paged(source, operation, operation.item());
            }
        });
        return source.append("}\n");
    }

    private static void unary(KotlinSource source, ClientOperation operation) {
        function(
                source,
                operation,
                "suspend fun " + operation.method(),
                source.type(operation.response()),
                operation.kdoc(),
                "",
                "@return the response");
    }

    private static void paged(KotlinSource source, ClientOperation operation, ClassName item) {
        String many = ClientOperation.wordsOf(item) + "s";
        function(
                source,
                operation,
                "fun " + operation.method(),
                "PagedFlow<" + source.type(item) + ">",
                operation.kdoc(),
                """
                A slow collector slows down the listing: an item is requested only after the collector has returned from
                the previous one. The second page is fetched only while the second half of the first one is collected, and
                each other page with the first item of the one before it, so that `first()`, or `take(n)` within the
                first half of a page, costs one request. `buffer(n)` on the flow requests `n` items at once, and fetches
                all pages that contain them; `flowOn` requests at most two.

                The listing can be resumed, emit pages and read ahead, as [PagedFlow] specifies.
                """,
                "@return the " + many + " in the order of the service, whose pages are fetched as items are collected");
        function(
                source,
                operation,
                "suspend fun " + operation.method() + "Page",
                source.type(PAGE) + "<" + source.type(item) + ">",
                "Fetches one page of " + many + ", with one request and its retries.",
                "The request's `nextToken` specifies the page, and [Page.nextToken] the next one.",
                "@return the page");
    }

    /** Appends a function that takes a request and one that takes a block. */
    private static void function(
            KotlinSource source,
            ClientOperation operation,
            String name,
            String returns,
            String summary,
            String details,
            String returnTag) {
        String call = name.substring(name.lastIndexOf(' ') + 1);
        String see = "@see " + source.type(REACTIVE_OPERATIONS) + "." + operation.method();
        source.append(kdoc(summary, details, "@param request the request\n" + returnTag + "\n" + see))
                .append("""
                        public %s(request: %s): %s = throw UnsupportedOperationException("%s")

                        """.formatted(name, source.type(operation.request()), returns, operation.notImplemented()))
                .append(kdoc(
                        "Calls [" + call + "] with a request that a block configures.",
                        "@param request configures the request; invoked once, before "
                                + (name.startsWith("suspend") ? "it is sent" : "this function returns") + "\n"
                                + returnTag
                                + "\n@throws IllegalArgumentException if a required member is missing or a "
                                + "member violates a constraint of the service model"))
                .append("""
                        public %s(request: %s.() -> Unit): %s = %s(%s().apply(request).build())

                        """.formatted(name, operation.dsl(), returns, call, operation.dsl()));
    }

    private static String kdoc(String... paragraphs) {
        StringBuilder kdoc = new StringBuilder("/**\n");
        String text = String.join(
                "\n\n", List.of(paragraphs).stream().filter(p -> !p.isEmpty()).toList());
        text.strip().lines().forEach(line -> kdoc.append(" * ").append(line).append('\n'));
        return kdoc.append(" */\n").toString();
    }

    /** Returns the implementation. */
    KotlinSource writeImplementation() {
        KotlinSource source = new KotlinSource(PACKAGE, IMPLEMENTATION);
        source.append("""
                /** Calls the operations of a reactive client. */
                internal open class %s(private val client: %s) : %s {
                """.formatted(IMPLEMENTATION, source.type(REACTIVE_OPERATIONS), OPERATIONS));
        for (ClientOperation operation : operations) {
            String request = source.type(operation.request());
            String method = operation.method();
            if (operation.item() == null) {
                source.append("""
                        override suspend fun %1$s(request: %2$s): %3$s = client.%1$s(request).await()

                        """.formatted(method, request, source.type(operation.response())));
            } else {
                source.append("""
                        override fun %1$s(request: %2$s): PagedFlow<%3$s> = PagedFluxFlow(client.%1$s(request))

                        override suspend fun %1$sPage(request: %2$s): %4$s<%3$s> =
                            client.%1$s(request).byPage().next().await()

                        """.formatted(method, request, source.type(operation.item()), source.type(PAGE)));
            }
        }
        return source.append("}\n");
    }
}

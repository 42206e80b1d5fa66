package io.github.partnerflux.kotlin

import io.github.partnerflux.PagedFlux
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.future.PagedPublisher
import io.github.partnerflux.future.PartnerCentralAccountFutureClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import io.github.partnerflux.model.ListConnectionsResponse
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import java.util.function.Consumer
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/**
 * The clients with Reactor, with futures and with coroutines have the same operations.
 *
 * An operation is a method of [PartnerCentralAccountClient] that takes its request, or a `Consumer` of the request's
 * builder, and returns a `Mono` of its response, or a [PagedFlux] of its items if it is paged. The names are:
 *
 * |the client                   |with futures                                                       |with coroutines                     |
 * |-----------------------------|-------------------------------------------------------------------|------------------------------------|
 * |`getThing(R): Mono<A>`       |`getThing(R): CompletableFuture<A>`                                |`suspend getThing(R): A`            |
 * |`listThings(R): PagedFlux<T>`|`listThings(R): CompletableFuture<List<T>>`                        |`listThings(R): PagedFlow<T>`       |
 * |                             |`listThingsPage(R): CompletableFuture<Page<T>>`                    |`suspend listThingsPage(R): Page<T>`|
 * |                             |`listThingsPublisher(R): PagedPublisher<T>`                        |                                    |
 * |                             |`forEachThing(R, Consumer<T>[, Executor]): CompletableFuture<Void>`|                                    |
 *
 * `forEachThing` is named after the item type without the suffix `Summary`. If the client takes a
 * `Consumer<GetThingRequest.Builder>`, the futures take one too, and the coroutines take a function with the receiver
 * `GetThingRequestDsl`, which has a `var` for each member of the request.
 */
class SurfacesUnitTests {

    @Test
    fun futuresHaveEveryOperationAndNoOther() {
        assertThat(signatures(PartnerCentralAccountFutureClient::class.java))
            .containsExactlyInAnyOrderElementsOf(futures(PartnerCentralAccountClient::class.java))
    }

    @Test
    fun coroutinesHaveEveryOperationAndNoOther() {
        assertThat(signatures(PartnerCentralAccountCoroutineClient::class.java))
            .containsExactlyInAnyOrderElementsOf(coroutines(PartnerCentralAccountClient::class.java))
    }

    @Test
    fun listingsHaveTheSameViews() {
        val views =
            PagedFlux::class
                .java
                .declaredMethods
                .filter { Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) && !it.isBridge }
                .filter { Flux::class.java.isAssignableFrom(it.returnType) }
                .map { view(it) }

        assertThat(views).hasSize(4)
        assertThat(PagedPublisher::class.java.declaredMethods.map { view(it) })
            .containsExactlyInAnyOrderElementsOf(views)
        assertThat(PagedFlow::class.java.declaredMethods.map { view(it) }).containsExactlyInAnyOrderElementsOf(views)
    }

    /** Returns the name of a view, its parameters and the type of its elements. */
    private fun view(method: Method): String {
        val element = (method.genericReturnType as ParameterizedType).actualTypeArguments.single().typeName
        return "${method.name}(${method.parameterTypes.joinToString { it.name }}): $element"
    }

    @Test
    fun requestsHaveTheSameMembersInKotlin() {
        val requests = operations(PartnerCentralAccountClient::class.java).map { it.request }.toSet()
        assertThat(requests).isNotEmpty()
        assertThat(requests).allSatisfy { request ->
            val setters = Class.forName(dsl(request)).methods.map { it.name }.filter { it.startsWith("set") }
            assertThat(setters.map { it.removePrefix("set").replaceFirstChar(Char::lowercase) })
                .containsExactlyInAnyOrderElementsOf(request.recordComponents.map { it.name })
        }
    }

    @Test
    fun findsTheOperations() {
        assertThat(operations(PartnerCentralAccountClient::class.java).map { it.name }).contains("listConnections")
        assertThat(operations(Example::class.java).map { it.name })
            .containsExactlyInAnyOrder("getThing", "listThings", "listThings")
    }

    @Test
    fun expectsAFutureForEveryOperation() {
        val builder = "java.util.function.Consumer<io.github.partnerflux.model.ListConnectionsRequest\$Builder>"
        val request = "io.github.partnerflux.model.ListConnectionsRequest"
        val response = "io.github.partnerflux.model.ListConnectionsResponse"
        val item = "io.github.partnerflux.model.ConnectionSummary"
        val future = "java.util.concurrent.CompletableFuture"
        val consumer = "java.util.function.Consumer<? super $item>"

        assertThat(futures(Example::class.java))
            .containsExactlyInAnyOrderElementsOf(
                listOf(request, builder).flatMap {
                    listOf(
                        "listThings($it): $future<java.util.List<$item>>",
                        "listThingsPage($it): $future<io.github.partnerflux.Page<$item>>",
                        "listThingsPublisher($it): io.github.partnerflux.future.PagedPublisher<$item>",
                        "forEachConnection($it, $consumer): $future<java.lang.Void>",
                        "forEachConnection($it, $consumer, java.util.concurrent.Executor): $future<java.lang.Void>",
                    )
                } + "getThing($request): $future<$response>"
            )
    }

    @Test
    fun expectsACoroutineForEveryOperation() {
        val block =
            "kotlin.jvm.functions.Function1<? super io.github.partnerflux.kotlin.ListConnectionsRequestDsl, kotlin.Unit>"
        val request = "io.github.partnerflux.model.ListConnectionsRequest"
        val response = "io.github.partnerflux.model.ListConnectionsResponse"
        val item = "io.github.partnerflux.model.ConnectionSummary"
        val continuation = "kotlin.coroutines.Continuation"

        assertThat(coroutines(Example::class.java))
            .containsExactlyInAnyOrderElementsOf(
                listOf(request, block).flatMap {
                    listOf(
                        "listThings($it): io.github.partnerflux.kotlin.PagedFlow<$item>",
                        "listThingsPage($it, $continuation<? super io.github.partnerflux.Page<$item>>): java.lang.Object",
                    )
                } + "getThing($request, $continuation<? super $response>): java.lang.Object"
            )
    }

    @Suppress("unused")
    private interface Example : AutoCloseable {
        fun listThings(request: ListConnectionsRequest): PagedFlux<ConnectionSummary>

        fun listThings(request: Consumer<ListConnectionsRequest.Builder>): PagedFlux<ConnectionSummary>

        fun getThing(request: ListConnectionsRequest): Mono<ListConnectionsResponse>

        fun withSomethingElse(setting: String): Example

        fun closeLater(): Mono<Void>
    }

    private class Operation(method: Method) {
        val name: String = method.name
        val paged: Boolean = method.returnType == PagedFlux::class.java
        /** The type of the items, or of the response. */
        val result: Class<*> = method.genericReturnType.argument()
        val parameter: Type = method.genericParameterTypes.single()
        /** Whether the parameter is a function that configures the request. */
        val takesFunction: Boolean = parameter is ParameterizedType
        val request: Class<*> = if (takesFunction) parameter.argument().enclosingClass else parameter as Class<*>

        private fun Type.argument() = (this as ParameterizedType).actualTypeArguments.single() as Class<*>
    }

    private fun operations(client: Class<*>): List<Operation> =
        instanceMethods(client)
            .filter { it.parameterCount > 0 }
            .filter { it.returnType == PagedFlux::class.java || it.returnType == Mono::class.java }
            .map { Operation(it) }

    private fun futures(client: Class<*>): List<String> =
        operations(client).flatMap {
            val request = it.parameter.typeName
            val result = it.result.typeName
            val consumer = "java.util.function.Consumer<? super $result>"
            val forEach = "forEach${it.result.simpleName.removeSuffix("Summary")}"
            val future = "java.util.concurrent.CompletableFuture"
            if (it.paged) {
                listOf(
                    "${it.name}($request): $future<java.util.List<$result>>",
                    "${it.name}Page($request): $future<io.github.partnerflux.Page<$result>>",
                    "${it.name}Publisher($request): io.github.partnerflux.future.PagedPublisher<$result>",
                    "$forEach($request, $consumer): $future<java.lang.Void>",
                    "$forEach($request, $consumer, java.util.concurrent.Executor): $future<java.lang.Void>",
                )
            } else {
                listOf("${it.name}($request): $future<$result>")
            }
        }

    private fun coroutines(client: Class<*>): List<String> =
        operations(client).flatMap {
            val request =
                if (it.takesFunction) "kotlin.jvm.functions.Function1<? super ${dsl(it.request)}, kotlin.Unit>"
                else it.request.typeName
            val result = it.result.typeName
            // The signature of a suspending function in bytecode.
            fun suspending(name: String, result: String) =
                "$name($request, kotlin.coroutines.Continuation<? super $result>): java.lang.Object"
            if (it.paged) {
                listOf(
                    "${it.name}($request): io.github.partnerflux.kotlin.PagedFlow<$result>",
                    suspending("${it.name}Page", "io.github.partnerflux.Page<$result>"),
                )
            } else {
                listOf(suspending(it.name, result))
            }
        }

    private fun dsl(request: Class<*>) = "io.github.partnerflux.kotlin.${request.simpleName}Dsl"

    private fun signatures(surface: Class<*>): List<String> =
        instanceMethods(surface).map { method ->
            val parameters = method.genericParameterTypes.joinToString { it.typeName }
            "${method.name}($parameters): ${method.genericReturnType.typeName}"
        }

    private fun instanceMethods(type: Class<*>): List<Method> = type.methods.filter { !Modifier.isStatic(it.modifiers) }
}

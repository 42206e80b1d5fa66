// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PagedFlux
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.PartnerCentralAccountOperations
import io.github.partnerflux.future.PagedPublisher
import io.github.partnerflux.future.PartnerCentralAccountFutureClient
import io.github.partnerflux.future.PartnerCentralAccountFutureOperations
import io.github.partnerflux.model.AllianceLeadContact
import io.github.partnerflux.model.BusinessVerificationDetails
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.GetConnectionRequest
import io.github.partnerflux.model.GetConnectionResponse
import io.github.partnerflux.model.Headquarters
import io.github.partnerflux.model.ListConnectionsRequest
import io.github.partnerflux.model.RequestOverrideConfiguration
import io.github.partnerflux.model.Tag
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.RecordComponent
import java.lang.reflect.Type
import java.util.function.Consumer
import java.util.function.UnaryOperator
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/**
 * The clients with Reactor, with futures and with coroutines have the same operations.
 *
 * An operation is a method that has the name of its request, takes the request, or a `Consumer` of the request's
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
 *
 * The clients may have other methods than those of their operations.
 */
class SurfacesUnitTests {

    @Test
    fun clientsHaveTheOperations() {
        assertThat(PartnerCentralAccountClient::class.java).isAssignableTo(PartnerCentralAccountOperations::class.java)
        assertThat(PartnerCentralAccountFutureClient::class.java)
            .isAssignableTo(PartnerCentralAccountFutureOperations::class.java)
        assertThat(PartnerCentralAccountCoroutineClient::class.java)
            .isAssignableTo(PartnerCentralAccountCoroutineOperations::class.java)
    }

    @Test
    fun futuresHaveEveryOperationAndNoOther() {
        assertThat(signatures(PartnerCentralAccountFutureOperations::class.java))
            .containsExactlyInAnyOrderElementsOf(futures(PartnerCentralAccountClient::class.java))
    }

    @Test
    fun coroutinesHaveEveryOperationAndNoOther() {
        assertThat(signatures(PartnerCentralAccountCoroutineOperations::class.java))
            .containsExactlyInAnyOrderElementsOf(coroutines(PartnerCentralAccountClient::class.java))
    }

    @Test
    fun everyOperationTakesARequestOrAFunction() {
        assertThat(operations(PartnerCentralAccountClient::class.java).groupBy { it.name }.values).allSatisfy {
            assertThat(it.map { operation -> operation.takesFunction }).containsExactlyInAnyOrder(false, true)
        }
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
        assertThat(requestsAndStructures()).allSatisfy { type ->
            val properties =
                publicMethods(dsl(type)).filter { it.name.startsWith("set") }.map { it.name.removePrefix("set") }
            assertThat(properties.map { it.decapitalized() })
                .containsExactlyInAnyOrderElementsOf(type.recordComponents.map { it.name })
        }
    }

    @Test
    fun structuresInRequestsAreConfiguredInJavaAndInKotlin() {
        assertThat(requestsAndStructures()).allSatisfy { type ->
            val configurers = type.recordComponents.flatMap { configurers(it) }
            assertThat(publicMethods("${type.name}\$Builder").filter { isConfigurer(it) }.map { signature(it) })
                .containsExactlyInAnyOrderElementsOf(configurers.map { it.inJava })
            assertThat(publicMethods(dsl(type)).filterNot { isAccessorOrInternal(it) }.map { signature(it) })
                .containsExactlyInAnyOrderElementsOf(configurers.map { it.inKotlin })
        }
    }

    @Test
    fun findsTheStructuresInRequests() {
        assertThat(requestsAndStructures())
            .contains(
                GetConnectionRequest::class.java,
                AllianceLeadContact::class.java,
                Tag::class.java,
                BusinessVerificationDetails::class.java,
                Headquarters::class.java,
            )
    }

    /** Returns the requests, and the structures in them at any depth that have a builder. */
    private fun requestsAndStructures(): Set<Class<*>> {
        val requests = operations(PartnerCentralAccountClient::class.java).map { it.request }
        return (requests + requests.flatMap { structures(it) }).toSet()
    }

    private fun structures(type: Class<*>): List<Class<*>> =
        type.recordComponents
            .flatMap { configurers(it) }
            .filterNot { it.isEmpty }
            .flatMap { listOf(it.type) + structures(it.type) }

    /** Returns how a component that consists of structures is configured: a union has a function for each member. */
    private fun configurers(component: RecordComponent): List<Configurer> {
        val element = (component.genericType as? ParameterizedType)?.actualTypeArguments?.single()
        val type = (element ?: component.type) as Class<*>
        return when {
            type.isSealed ->
                type.permittedSubclasses
                    .filter { it.simpleName != "Unknown" }
                    .map { Configurer(it, it.simpleName.decapitalized()) }
            !isStructure(type) -> emptyList()
            element == null -> listOf(Configurer(type, component.name))
            else -> listOf(Configurer(type, component.name, type.simpleName.decapitalized(), isList = true))
        }
    }

    private fun isStructure(type: Class<*>): Boolean {
        val isOpenEnum = type.isRecord && type.recordComponents.map { it.name } == listOf("value")
        return type.isRecord && !isOpenEnum && type != RequestOverrideConfiguration::class.java
    }

    /** The functions that configure a structure. In Kotlin, one for a list adds an element to it. */
    private inner class Configurer(
        val type: Class<*>,
        name: String,
        nameInKotlin: String = name,
        isList: Boolean = false,
    ) {
        val isEmpty = type.recordComponents.isEmpty()
        val inJava =
            if (isEmpty) "$name()"
            else "$name(java.util.function.Consumer<${type.name}\$Builder>${if (isList) "[]" else ""})"
        val inKotlin =
            if (isEmpty) "$nameInKotlin()"
            else "$nameInKotlin(kotlin.jvm.functions.Function1<? super ${dsl(type)}, kotlin.Unit>)"
    }

    /** Returns whether a method of a builder configures a structure, and does not take it. */
    private fun isConfigurer(method: Method): Boolean {
        val parameter = method.parameterTypes.singleOrNull()
        return method.name != "build" &&
            method.name != "overrideConfiguration" &&
            (parameter == null || (parameter.componentType ?: parameter) == Consumer::class.java)
    }

    /** The compiled name of an internal function ends with that of the module. */
    private fun isAccessorOrInternal(method: Method) = Regex("(get|set)[A-Z].*|\\w+\\$.*").matches(method.name)

    private fun signature(method: Method) =
        "${method.name}(${method.genericParameterTypes.joinToString { it.typeName }})"

    private fun publicMethods(type: String): List<Method> =
        Class.forName(type).declaredMethods.filter { Modifier.isPublic(it.modifiers) }

    @Test
    fun findsTheOperations() {
        assertThat(operations(PartnerCentralAccountClient::class.java).map { it.name })
            .contains("listConnections", "getConnection")
        assertThat(operations(Example::class.java).map { it.name })
            .containsExactlyInAnyOrder("getConnection", "listConnections", "listConnections")
    }

    @Test
    fun expectsAFutureForEveryOperation() {
        val builder = "java.util.function.Consumer<io.github.partnerflux.model.ListConnectionsRequest\$Builder>"
        val item = "io.github.partnerflux.model.ConnectionSummary"
        val future = "java.util.concurrent.CompletableFuture"
        val consumer = "java.util.function.Consumer<? super $item>"

        assertThat(futures(Example::class.java))
            .containsExactlyInAnyOrderElementsOf(
                listOf("io.github.partnerflux.model.ListConnectionsRequest", builder).flatMap {
                    listOf(
                        "listConnections($it): $future<java.util.List<$item>>",
                        "listConnectionsPage($it): $future<io.github.partnerflux.Page<$item>>",
                        "listConnectionsPublisher($it): io.github.partnerflux.future.PagedPublisher<$item>",
                        "forEachConnection($it, $consumer): $future<java.lang.Void>",
                        "forEachConnection($it, $consumer, java.util.concurrent.Executor): $future<java.lang.Void>",
                    )
                } +
                    ("getConnection(io.github.partnerflux.model.GetConnectionRequest): " +
                        "$future<io.github.partnerflux.model.GetConnectionResponse>")
            )
    }

    @Test
    fun expectsACoroutineForEveryOperation() {
        val block =
            "kotlin.jvm.functions.Function1<? super io.github.partnerflux.kotlin.ListConnectionsRequestDsl, kotlin.Unit>"
        val item = "io.github.partnerflux.model.ConnectionSummary"
        val continuation = "kotlin.coroutines.Continuation"

        assertThat(coroutines(Example::class.java))
            .containsExactlyInAnyOrderElementsOf(
                listOf("io.github.partnerflux.model.ListConnectionsRequest", block).flatMap {
                    listOf(
                        "listConnections($it): io.github.partnerflux.kotlin.PagedFlow<$item>",
                        "listConnectionsPage($it, $continuation<? super io.github.partnerflux.Page<$item>>): " +
                            "java.lang.Object",
                    )
                } +
                    ("getConnection(io.github.partnerflux.model.GetConnectionRequest, " +
                        "$continuation<? super io.github.partnerflux.model.GetConnectionResponse>): java.lang.Object")
            )
    }

    @Suppress("unused")
    private interface Example : AutoCloseable {
        fun listConnections(request: ListConnectionsRequest): PagedFlux<ConnectionSummary>

        fun listConnections(request: Consumer<ListConnectionsRequest.Builder>): PagedFlux<ConnectionSummary>

        fun getConnection(request: GetConnectionRequest): Mono<GetConnectionResponse>

        fun waitUntilConnectionIsActive(request: GetConnectionRequest): Mono<GetConnectionResponse>

        fun editConnection(id: String, edit: UnaryOperator<GetConnectionRequest.Builder>): Mono<GetConnectionResponse>

        fun closeAfter(connection: String): Mono<Void>

        fun withSomethingElse(setting: String): Example

        fun closeLater(): Mono<Void>
    }

    /**
     * An operation of a client.
     *
     * @property takesFunction whether the parameter is a function that configures the request
     */
    private class Operation(method: Method, val request: Class<*>, val takesFunction: Boolean) {
        val name: String = method.name
        val paged: Boolean = method.returnType == PagedFlux::class.java
        /** The type of the items, or of the response. */
        val result: Class<*> = (method.genericReturnType as ParameterizedType).actualTypeArguments.single() as Class<*>
        val parameter: Type = method.genericParameterTypes.single()
    }

    private fun operations(client: Class<*>): List<Operation> =
        instanceMethods(client)
            .filter { it.returnType == PagedFlux::class.java || it.returnType == Mono::class.java }
            .mapNotNull { operation(it) }

    private fun operation(method: Method): Operation? {
        val parameter = method.genericParameterTypes.singleOrNull()
        val builder = (parameter as? ParameterizedType)?.actualTypeArguments?.singleOrNull() as? Class<*>
        val request = if (builder == null) parameter as? Class<*> else builder.enclosingClass
        return request
            ?.takeIf { it.packageName == MODEL && it.simpleName.decapitalized() == "${method.name}Request" }
            ?.let { Operation(method, it, takesFunction = builder != null) }
    }

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

    private fun dsl(type: Class<*>) = "io.github.partnerflux.kotlin.${type.simpleName}Dsl"

    private fun signatures(surface: Class<*>): List<String> =
        instanceMethods(surface).map { "${signature(it)}: ${it.genericReturnType.typeName}" }

    private fun instanceMethods(type: Class<*>): List<Method> = type.methods.filter { !Modifier.isStatic(it.modifiers) }

    private fun String.decapitalized() = replaceFirstChar(Char::lowercase)

    private companion object {
        const val MODEL = "io.github.partnerflux.model"
    }
}

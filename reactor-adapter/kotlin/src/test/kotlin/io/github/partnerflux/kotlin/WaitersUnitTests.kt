// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.PollerFlux
import io.github.partnerflux.future.PartnerCentralAccountFutureClient
import io.github.partnerflux.future.PartnerCentralAccountFutureWaiters
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import reactor.core.publisher.Mono

/**
 * The clients with Reactor, with futures and with coroutines have the same waits and edits.
 *
 * |the client                                          |with futures                                       |with coroutines                                       |
 * |----------------------------------------------------|---------------------------------------------------|------------------------------------------------------|
 * |`waitUntilDone(R): PollerFlux<A>`                   |`waitUntilDone(R[, WaitOptions])`                  |`suspend waitUntilDone(R, Duration?, Duration?): A`   |
 * |`waitUntilDone(Consumer<R.Builder>)`                |`waitUntilDone(Consumer<R.Builder>[, WaitOptions])`|`suspend waitUntilDone(Duration?, Duration?, RDsl.())`|
 * |`editThing(String, Function<A, R.Builder>): Mono<A>`|`editThing(String, Function<A, R.Builder>)`        |`suspend editThing(String, RDsl.()): A`               |
 */
class WaitersUnitTests {

    private val client = instanceMethods(PartnerCentralAccountClient::class.java)
    private val waits = client.filter { it.returnType == PollerFlux::class.java }
    private val edits = client.filter { it.returnType == Mono::class.java && it.name.startsWith("edit") }

    @Test
    fun clientsHaveTheWaitsAndEdits() {
        assertThat(waits).hasSize(10)
        assertThat(edits).hasSize(1)
        assertThat(PartnerCentralAccountFutureClient::class.java)
            .isAssignableTo(PartnerCentralAccountFutureWaiters::class.java)
        assertThat(PartnerCentralAccountCoroutineClient::class.java)
            .isAssignableTo(PartnerCentralAccountCoroutineWaiters::class.java)
    }

    @Test
    fun futuresHaveEveryWaitAndEditAndNoOther() {
        val expectedWaits = waits.flatMap {
            val request = it.genericParameterTypes.single().typeName
            listOf(request, "$request, io.github.partnerflux.future.WaitOptions").map { parameters ->
                "${it.name}($parameters): ${future(it)}"
            }
        }
        val expectedEdits = edits.map { "${it.name}(${parameters(it)}): ${future(it)}" }

        assertThat(signatures(PartnerCentralAccountFutureWaiters::class.java))
            .containsExactlyInAnyOrderElementsOf(expectedWaits + expectedEdits)
    }

    @Test
    fun coroutinesHaveEveryWaitAndEditAndNoOther() {
        val duration = "kotlin.time.Duration"
        val expectedWaits = waits.map {
            val request = it.genericParameterTypes.single()
            if (request is Class<*>) suspending(it, request.typeName, duration, duration)
            else suspending(it, duration, duration, block(request))
        }
        val expectedEdits = edits.map {
            val (id, function) = it.genericParameterTypes
            suspending(it, id.typeName, block(function))
        }

        assertThat(signatures(PartnerCentralAccountCoroutineWaiters::class.java))
            .containsExactlyInAnyOrderElementsOf(expectedWaits + expectedEdits)
    }

    private fun future(method: Method) = "java.util.concurrent.CompletableFuture<${result(method)}>"

    /** Returns the signature of a suspending function in bytecode. */
    private fun suspending(method: Method, vararg parameters: String) =
        "${method.name}(${parameters.joinToString()}, kotlin.coroutines.Continuation<? super ${result(method)}>): " +
            "java.lang.Object"

    /** Returns the function with the receiver of a DSL for a function whose last type argument is a builder. */
    private fun block(function: Type): String {
        val builder = (function as ParameterizedType).actualTypeArguments.last() as Class<*>
        val dsl = "io.github.partnerflux.kotlin.${builder.enclosingClass.simpleName}Dsl"
        return "kotlin.jvm.functions.Function1<? super $dsl, kotlin.Unit>"
    }

    private fun result(method: Method): String =
        (method.genericReturnType as ParameterizedType).actualTypeArguments.single().typeName

    private fun parameters(method: Method) = method.genericParameterTypes.joinToString { it.typeName }

    /** Returns the signatures, without the suffix of the names of functions that have a `Duration`. */
    private fun signatures(surface: Class<*>): List<String> =
        instanceMethods(surface).map {
            "${it.name.substringBefore('-')}(${parameters(it)}): ${it.genericReturnType.typeName}"
        }

    private fun instanceMethods(type: Class<*>): List<Method> = type.methods.filter { !Modifier.isStatic(it.modifiers) }
}

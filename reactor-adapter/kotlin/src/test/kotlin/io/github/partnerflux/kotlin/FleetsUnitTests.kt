// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.FleetFlux
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.future.FleetPublisher
import io.github.partnerflux.future.PartnerCentralAccountFutureClient
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * The clients with Reactor, with futures and with coroutines list the same fleets, with the same settings.
 *
 * |the client                                                    |with futures                                                          |with coroutines                                  |
 * |--------------------------------------------------------------|----------------------------------------------------------------------|-------------------------------------------------|
 * |`listThings(Publisher<FleetAccount>, R): FleetFlux<T>`        |`listThingsPublisher(Iterable<FleetAccount>, R): FleetPublisher<T>`   |`listThings(Flow<FleetAccount>, R): FleetFlow<T>`|
 * |`listThings(Publisher<FleetAccount>, Consumer<R.Builder>): ..`|`listThingsPublisher(Iterable<FleetAccount>, Consumer<R.Builder>): ..`|`listThings(Flow<FleetAccount>, RDsl.()): ..`    |
 */
class FleetsUnitTests {

    private val fleets =
        declared(PartnerCentralAccountClient::class.java).filter {
            it.returnType == FleetFlux::class.java
        }

    @Test
    fun findsTheFleets() {
        assertThat(fleets.map { it.name }).containsExactly("listConnections", "listConnections")
    }

    @Test
    fun futuresHaveEveryFleetAndNoOther() {
        val expected = fleets.map {
            "${it.name}Publisher(java.lang.Iterable<$ACCOUNT>, ${it.genericParameterTypes[1].typeName}): " +
                "${FleetPublisher::class.java.name}<${item(it)}>"
        }

        assertThat(
                declared(PartnerCentralAccountFutureClient::class.java)
                    .filter { it.returnType == FleetPublisher::class.java }
                    .map { signature(it) }
            )
            .containsExactlyInAnyOrderElementsOf(expected)
    }

    @Test
    fun coroutinesHaveEveryFleetAndNoOther() {
        val expected = fleets.map {
            "${it.name}(kotlinx.coroutines.flow.Flow<$ACCOUNT>, ${request(it)}): " +
                "${FleetFlow::class.java.name}<${item(it)}>"
        }

        assertThat(
                declared(PartnerCentralAccountCoroutineClient::class.java)
                    .filter { it.returnType == FleetFlow::class.java }
                    .map { signature(it) }
            )
            .containsExactlyInAnyOrderElementsOf(expected)
    }

    @Test
    fun fleetsHaveTheSameSettings() {
        val settings = settings(FleetFlux::class.java)

        assertThat(settings).hasSize(3)
        assertThat(settings(FleetPublisher::class.java)).containsExactlyInAnyOrderElementsOf(settings)
        assertThat(settings(FleetFlow::class.java)).containsExactlyInAnyOrderElementsOf(settings)
    }

    /** Returns the methods that return the same type. */
    private fun settings(type: Class<*>): List<String> =
        declared(type)
            .filter { it.returnType == type }
            .map { method ->
                "${method.name}(${method.parameterTypes.joinToString { it.name }})"
            }

    private fun request(method: Method): String {
        val request = method.genericParameterTypes[1]
        if (request !is ParameterizedType) {
            return request.typeName
        }
        val builder = request.actualTypeArguments.single() as Class<*>
        val dsl = "io.github.partnerflux.kotlin.${builder.enclosingClass.simpleName}Dsl"
        return "kotlin.jvm.functions.Function1<? super $dsl, kotlin.Unit>"
    }

    private fun item(method: Method) =
        (method.genericReturnType as ParameterizedType).actualTypeArguments.single().typeName

    private fun signature(method: Method) =
        "${method.name}(${method.genericParameterTypes.joinToString { it.typeName }}): " +
            method.genericReturnType.typeName

    private fun declared(type: Class<*>): List<Method> =
        type.declaredMethods.filter {
            Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) && !it.isSynthetic
        }

    private companion object {
        const val ACCOUNT = "io.github.partnerflux.FleetAccount"
    }
}

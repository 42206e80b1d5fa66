// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeFlux
import io.github.partnerflux.FleetChangeFlux
import io.github.partnerflux.FleetFlux
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.future.ChangePublisher
import io.github.partnerflux.future.FleetChangePublisher
import io.github.partnerflux.future.FleetPublisher
import io.github.partnerflux.future.PartnerCentralAccountFutureClient
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import kotlinx.coroutines.flow.Flow
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.reactivestreams.Publisher

/**
 * The clients with Reactor, with futures and with coroutines have the same watches, with the same settings.
 *
 * |the client                                              |with futures                                                       |with coroutines                                           |
 * |--------------------------------------------------------|-------------------------------------------------------------------|----------------------------------------------------------|
 * |`watchThings(R): ChangeFlux<T>`                         |`watchThings(R): ChangePublisher`                                  |`watchThings(R, settings): Flow<ChangeEvent<T>>`          |
 * |`watchThings(Consumer<R.Builder>)`                      |`watchThings(Consumer)`                                            |`watchThings(settings, RDsl.())`                          |
 * |`FleetFlux.watch(Function<String, Publisher<Snapshot>>)`|`FleetPublisher.watch(Function<String, CompletionStage<Snapshot>>)`|`FleetFlow.watch(settings, suspend (String) -> Snapshot?)`|
 *
 * A setting is a method of the flux and of the publisher, and a parameter of the coroutines: a `Boolean` if the method
 * has no parameter. A `Publisher` is a `Flow.Publisher` with futures, and a `Flow` with coroutines.
 */
class WatchesUnitTests {

    private val watches =
        declared(PartnerCentralAccountClient::class.java).filter { it.returnType == ChangeFlux::class.java }

    @Test
    fun findsTheWatchesAndTheirSettings() {
        assertThat(watches.map { it.name }).containsExactly("watchConnections", "watchConnections")
        assertThat(settings(ChangeFlux::class.java).map { it.name })
            .containsExactlyInAnyOrder("from", "every", "pollOn", "baseline", "once")
        assertThat(settings(FleetChangeFlux::class.java).map { it.name })
            .containsExactlyInAnyOrder("every", "pollOn", "baseline", "once")
    }

    @Test
    fun futuresHaveEveryWatchAndNoOther() {
        val expected = watches.map { "${it.name}(${it.genericParameterTypes.single().typeName}): ${argument(it)}" }

        assertThat(
                declared(PartnerCentralAccountFutureClient::class.java)
                    .filter { it.returnType == ChangePublisher::class.java }
                    .map { "${it.name}(${it.genericParameterTypes.single().typeName}): ${argument(it)}" }
            )
            .containsExactlyInAnyOrderElementsOf(expected)
    }

    @Test
    fun futuresHaveTheSameSettings() {
        assertThat(settings(ChangePublisher::class.java).map { signature(it) })
            .containsExactlyInAnyOrderElementsOf(settings(ChangeFlux::class.java).map { inFutures(it) })
        assertThat(settings(FleetChangePublisher::class.java).map { signature(it) })
            .containsExactlyInAnyOrderElementsOf(settings(FleetChangeFlux::class.java).map { inFutures(it) })
    }

    @Test
    fun coroutinesHaveEveryWatchAndNoOther() {
        val settings = settings(ChangeFlux::class.java).map { parameter(it) }
        val expected = watches.map { watch ->
            val request = watch.genericParameterTypes.single()
            (settings + if (request is Class<*>) request.typeName else "kotlin.jvm.functions.Function1").sorted()
        }

        val actual = declared(PartnerCentralAccountCoroutineClient::class.java).filter { it.name.startsWith("watch") }
        assertThat(actual.map { method -> method.parameterTypes.map { it.name }.sorted() })
            .containsExactlyInAnyOrderElementsOf(expected)
        assertThat(actual).allSatisfy { assertThat(it.returnType).isEqualTo(Flow::class.java) }
    }

    @Test
    fun fleetsAreWatched() {
        assertThat(declared(FleetFlux::class.java).single { it.name == "watch" }.returnType)
            .isEqualTo(FleetChangeFlux::class.java)
        assertThat(declared(FleetPublisher::class.java).single { it.name == "watch" }.returnType)
            .isEqualTo(FleetChangePublisher::class.java)
        val watch = declared(FleetFlow::class.java).single { it.name.startsWith("watch") }
        assertThat(watch.parameterTypes.map { it.name })
            .containsExactlyInAnyOrderElementsOf(
                settings(FleetChangeFlux::class.java).map { parameter(it) } + "kotlin.jvm.functions.Function2"
            )
    }

    /** Returns the methods that return the same type. */
    private fun settings(type: Class<*>): List<Method> = declared(type).filter { it.returnType == type }

    private fun inFutures(setting: Method) =
        signature(setting).replace(Publisher::class.java.name, java.util.concurrent.Flow.Publisher::class.java.name)

    private fun parameter(setting: Method): String =
        when (val type = setting.parameterTypes.singleOrNull()) {
            null -> "boolean"
            Publisher::class.java -> Flow::class.java.name
            java.time.Duration::class.java -> kotlin.time.Duration::class.java.name
            else -> type.name
        }

    private fun signature(method: Method) =
        "${method.name}(${method.genericParameterTypes.joinToString { it.typeName }})"

    private fun argument(method: Method): Type =
        (method.genericReturnType as ParameterizedType).actualTypeArguments.single()

    private fun declared(type: Class<*>): List<Method> =
        type.declaredMethods.filter {
            Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) && !it.isSynthetic
        }
}

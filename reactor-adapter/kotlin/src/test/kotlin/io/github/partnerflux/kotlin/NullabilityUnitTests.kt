// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.Page
import io.github.partnerflux.exception.PartnerCentralServiceException
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import java.time.Instant
import kotlin.reflect.typeOf
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Kotlin knows the nullability of the types in the core's API, by JSpecify's annotations. */
class NullabilityUnitTests {

    private val connection = ConnectionSummary("AWS", "id", "arn", "123456789012", Instant.EPOCH, mapOf())
    private val page = Page(listOf(connection), null, "id")
    private val request: ListConnectionsRequest = ListConnectionsRequest.builder().catalog("AWS").build()

    @Test
    fun optionalMembersAreNullable() {
        assertThat(typeOf(page.nextToken())).isEqualTo("java.lang.String?")
        assertThat(typeOf(request.maxResults())).isEqualTo("java.lang.Integer?")
        assertThat(typeOf(request.connectionType())).isEqualTo("java.lang.String?")
        assertThat(typeOfResult(PartnerCentralServiceException::requestId)).isEqualTo("java.lang.String?")
    }

    @Test
    fun requiredMembersAreNotNullable() {
        assertThat(typeOf(page.requestId())).isEqualTo("java.lang.String")
        assertThat(typeOf(page.items().first())).isEqualTo(ConnectionSummary::class.qualifiedName)
        assertThat(typeOf(request.catalog())).isEqualTo("java.lang.String")
        assertThat(typeOfResult(ConnectionSummary::id)).isEqualTo("java.lang.String")
        assertThat(typeOfResult(PartnerCentralServiceException::operation)).isEqualTo("java.lang.String")
    }

    @Test
    fun platformTypesAreRecognized() {
        assertThat(typeOf(System.getProperty("user.dir"))).isEqualTo("java.lang.String!")
    }

    /** Returns the type that the compiler infers for an expression. */
    @Suppress("UNUSED_PARAMETER") private inline fun <reified T> typeOf(expression: T): String = name<T>()

    @Suppress("UNUSED_PARAMETER") private inline fun <R, reified T> typeOfResult(function: (R) -> T): String = name<T>()

    private inline fun <reified T> name(): String =
        typeOf<T>().toString().removeSuffix(" (Kotlin reflection is not available)")
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.kotlinflow

import io.github.partnerflux.emulator.EmulatedConnection
import io.github.partnerflux.emulator.PartnerCentralEmulator
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class KotlinFlowIntegrationTests {

    @Test
    fun findsEverySubsidiaryThatHasCanceled() =
        runBlocking<Unit> {
            withEmulator { emulator ->
                val found = connect(emulator).use { it.canceledSubsidiaries().toList() }

                assertThat(found).isEqualTo(expected(emulator).map { it.value })
                assertThat(emulator.requestCount()).isEqualTo(30)
            }
        }

    @Test
    fun requestsNoPageBeyondWhatItTakes() =
        runBlocking<Unit> {
            withEmulator { emulator ->
                // The second page is fetched when half of the first one is left.
                val count = expected(emulator).takeWhile { it.index < 50 }.size

                val found = connect(emulator).use { it.canceledSubsidiaries().take(count).toList() }

                assertThat(found).isNotEmpty().isEqualTo(expected(emulator).take(count).map { it.value })
                assertThat(emulator.requestCount()).isEqualTo(1)
            }
        }

    @Test
    fun printsTheFirstFiveAndWhatTheyTook() =
        runBlocking<Unit> {
            val printed = printedBy { main() }

            withEmulator { emulator ->
                // From the second half of a page on, the next page may have been requested as well.
                assertThat(expected(emulator)[4].index).isLessThan(50)
                assertThat(printed.lines())
                    .containsExactly(
                        "The first five subsidiaries that have canceled:",
                        *expected(emulator).take(5).map { it.value }.toTypedArray(),
                        "They took 1 of the 30 requests that all 3,000 connections take.",
                        "",
                    )
            }
        }

    /** Starts an emulator with the same data as the program's own. */
    private suspend fun withEmulator(test: suspend (PartnerCentralEmulator) -> Unit) =
        PartnerCentralEmulator.builder().connections(3_000).start().use { test(it) }

    /** Returns the lines to print, each with the index of its connection in the listing. */
    private fun expected(emulator: PartnerCentralEmulator): List<IndexedValue<String>> =
        emulator.account(0).connections().withIndex().mapNotNull { (index, connection) ->
            canceledSubsidiary(connection)?.let { IndexedValue(index, "${connection.id()}  ${it.participantName()}") }
        }

    private fun canceledSubsidiary(connection: EmulatedConnection): EmulatedConnection.Type? =
        connection.types()["SUBSIDIARY"]?.takeIf { it.status() == "CANCELED" }

    private suspend fun printedBy(program: suspend () -> Unit): String {
        val original = System.out
        val printed = ByteArrayOutputStream()
        System.setOut(PrintStream(printed, true, Charsets.UTF_8))
        try {
            program()
        } finally {
            System.setOut(original)
        }
        return printed.toString(Charsets.UTF_8)
    }
}

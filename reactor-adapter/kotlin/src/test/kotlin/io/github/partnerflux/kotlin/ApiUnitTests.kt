package io.github.partnerflux.kotlin

import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.readText
import kotlin.io.path.toPath
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.abi.tools.AbiFilters
import org.jetbrains.kotlin.abi.tools.AbiTools
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource

/**
 * What the adapters' users are compiled against is as it is written down in `src/test/api`, so that it does not change
 * by accident. A line that is new is an addition; one that has changed or gone breaks programs that are compiled
 * already.
 */
class ApiUnitTests {

    @ParameterizedTest
    @CsvSource(
        "partnerflux-completable-future, io.github.partnerflux.future.PartnerCentralAccountFutureClient",
        "partnerflux-kotlin, io.github.partnerflux.kotlin.PartnerCentralAccountCoroutineClient",
    )
    fun isAsWrittenDown(module: String, entrance: Class<*>) {
        // A folder or a jar, as Maven pleases.
        val classes =
            entrance.protectionDomain.codeSource.location.toURI().toPath().toFile().walk().filter { it.isFile }
        val actual =
            StringBuilder()
                .also { AbiTools.getInstance().printJvmDump(it, classes.sorted().toList(), AbiFilters.EMPTY) }
                .toString()
        assertThat(actual).contains(entrance.simpleName)
        // Surefire runs the tests in the module's folder.
        Path.of("target", "api").createDirectories().resolve("$module.api").writeText(actual)

        assertThat(actual)
            .describedAs("the API has changed. If it is meant to: cp target/api/$module.api src/test/api/")
            .isEqualTo(Path.of("src", "test", "api", "$module.api").readText())
    }
}

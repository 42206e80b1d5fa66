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
 * The adapters' binary interfaces are those in `src/test/api`. A new line is an addition; a line that is changed or
 * removed breaks programs that have been compiled against it.
 */
class ApiUnitTests {

    @ParameterizedTest
    @CsvSource(
        "partnerflux-completable-future, io.github.partnerflux.future.PartnerCentralAccountFutureClient",
        "partnerflux-kotlin, io.github.partnerflux.kotlin.PartnerCentralAccountCoroutineClient",
    )
    fun binaryInterfaceIsUnchanged(module: String, type: Class<*>) {
        val classes = type.protectionDomain.codeSource.location.toURI().toPath().toFile().walk().filter { it.isFile }
        val actual =
            StringBuilder()
                .also { AbiTools.getInstance().printJvmDump(it, classes.sorted().toList(), AbiFilters.EMPTY) }
                .toString()
        assertThat(actual).contains(type.simpleName)
        // Surefire's working directory is the module.
        Path.of("target", "api").createDirectories().resolve("$module.api").writeText(actual)

        assertThat(actual)
            .describedAs("the API has changed. If that is intended: cp target/api/$module.api src/test/api/")
            .isEqualTo(Path.of("src", "test", "api", "$module.api").readText())
    }
}

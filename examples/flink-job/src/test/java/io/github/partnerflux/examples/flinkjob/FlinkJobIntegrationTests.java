// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.flinkjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FlinkJobIntegrationTests {

    private final StringWriter stdout = new StringWriter();
    private final StringWriter stderr = new StringWriter();

    @Test
    void countsTheConnectionsOfAllAccounts() {
        assertThat(run("--accounts=5", "--connections=120")).isZero();
        assertThat(stdout.toString()).startsWith("TYPE ");
        // A connection has one type or two.
        Matcher counts = Pattern.compile("([A-Z]+(?:_[A-Z]+)*) +(ACTIVE|CANCELED) +([\\d,]+)")
                .matcher(stdout.toString());
        long sum = counts.results()
                .mapToLong(row -> Long.parseLong(row.group(3).replace(",", "")))
                .sum();
        assertThat(sum).isBetween(600L, 1_200L);
        assertThat(stderr.toString()).startsWith("Account revoked failed: ");
    }

    @Test
    void describesItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(stdout.toString()).contains("--profiles=NAME");
    }

    /** The job's jar does not contain the emulator. */
    @Test
    void theJobIsLoadedWithoutTheEmulator() throws Exception {
        List<URL> jar = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("emulator")) {
                jar.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader job = new URLClassLoader(jar.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> job.loadClass(PartnerCentralEmulator.class.getName()));
            assertThat(job.loadClass(FlinkJob.class.getName()).getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains("main");
        }
    }

    private int run(String... arguments) {
        CommandLine program = FlinkJob.commandLine();
        program.setOut(new PrintWriter(stdout, true));
        program.setErr(new PrintWriter(stderr, true));
        return program.execute(arguments);
    }
}

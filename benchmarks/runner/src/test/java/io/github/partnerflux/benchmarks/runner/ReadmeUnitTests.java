// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The README has the results that were saved last. */
class ReadmeUnitTests {

    // Surefire's working directory is the module.
    private static final Path REPOSITORY = Path.of("..", "..");

    private final Results results = Results.read(REPOSITORY.resolve("benchmarks/results/jdk-25.json"));

    @Test
    void hasTheSavedResults() {
        assertThat(REPOSITORY.resolve("README.md"))
                .content()
                .contains(
                        "| CPU time per item of a listing | 1 | " + ratio(Metric.DRAIN_CPU) + " |\n",
                        "| bytes allocated per item of a listing | 1 | " + ratio(Metric.DRAIN_ALLOCATED) + " |\n",
                        "| 64 accounts concurrently: time | 1 | " + ratio(Metric.FLEET_WALL) + " |\n",
                        "| " + failedAccounts(ContestantProcess.SDK_PATIENT_RETRIES) + " accounts fail, ",
                        "| `close()` after a first item | " + close(ContestantProcess.SDK_NETTY) + " | "
                                + close(ContestantProcess.PARTNERFLUX) + " |\n");
        assertThat(failedAccounts(ContestantProcess.PARTNERFLUX)).isEqualTo("0");
    }

    private String ratio(Metric metric) {
        return number(
                "%.2f",
                results.ratio(metric, ContestantProcess.PARTNERFLUX, ContestantProcess.SDK_NETTY)
                        .orElseThrow());
    }

    private String failedAccounts(ContestantProcess contestant) {
        return number("%.0f", 2_000 - median(Metric.LIMITED_FLEET_COMPLETED, contestant));
    }

    /** Without a class archive, from the first item until the client is closed. */
    private String close(ContestantProcess contestant) {
        double millis = median(Metric.COLD_CLOSED, contestant) - median(Metric.COLD_FIRST_ITEM, contestant);
        return number("%.2f s", millis / 1_000);
    }

    private double median(Metric metric, ContestantProcess contestant) {
        return results.median(metric, contestant).orElseThrow();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

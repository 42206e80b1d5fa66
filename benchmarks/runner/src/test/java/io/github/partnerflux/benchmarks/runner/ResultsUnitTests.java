// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ResultsUnitTests {

    private final Results results = Results.empty();

    @BeforeEach
    void measure() {
        results.put(Metric.DRAIN_CPU, ContestantProcess.LIMIT, DoubleStream.of(1.6));
        results.put(Metric.DRAIN_CPU, ContestantProcess.PARTNERFLUX, DoubleStream.of(9, 2, 1));
        results.put(Metric.DRAIN_CPU, ContestantProcess.SDK_NETTY, DoubleStream.of(8));
        results.put(Metric.LIMITED_FLEET_WALL, ContestantProcess.PARTNERFLUX, DoubleStream.of(44));
        results.put(Metric.LIMITED_FLEET_WALL, ContestantProcess.PARTNERFLUX_FLAT_MAP, DoubleStream.of(132));
        results.putFailure(Metric.DRAIN_CPU, ContestantProcess.SCAN);
    }

    @Test
    void areMediansAndTheirRatios() {
        assertThat(Table.medians(results))
                .contains("| W1 drain | CPU µs per item | 2.00 | 1.60 | failed | 8.00 | – | 0.25 | 1.25 |\n")
                .contains("| W8 fleet of 2,000 limited accounts | s | 44.00 | – | 132 | – | – | 0.33 |  |\n");
    }

    @Test
    void replaceEarlierOnesOfTheSameContestant() {
        results.put(Metric.DRAIN_CPU, ContestantProcess.SCAN, DoubleStream.of(1));
        results.putFailure(Metric.DRAIN_CPU, ContestantProcess.LIMIT);

        assertThat(Table.medians(results))
                .contains("| W1 drain | CPU µs per item | 2.00 | failed | 1.00 | 8.00 | – | 0.25 |  |\n");
    }

    @Test
    void areReadFromFilesWithoutFailures(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("results.json");
        Files.writeString(file, """
                {"java": "25", "medians": {"DRAIN_CPU": {"LIMIT": 1.6}}, "turns": {"DRAIN_CPU": 15}}""");

        Results read = Results.read(file);
        read.putFailure(Metric.DRAIN_CPU, ContestantProcess.SCAN);
        read.write(file);

        assertThat(Table.medians(Results.read(file)))
                .contains("| W1 drain | CPU µs per item | – | 1.60 | failed | – | – |  |  |\n");
    }

    @Test
    void areDrawnAsTheyWereSaved(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("results.json");
        results.write(file);

        int exitCode =
                new CommandLine(new Benchmarks()).execute("chart", file.toString(), "--out", directory.toString());

        assertThat(Files.readString(file))
                .contains("\"commands\"", "--workload W8 --save")
                .doesNotContain("--growth");
        assertThat(exitCode).isZero();
        for (String theme : new String[] {"light", "dark"}) {
            Path chart = directory.resolve("chart-" + theme + ".svg");
            assertThat(Files.readString(chart)).contains("W1 drain", ">0.25 (1.25 of limit)<", ">failed<", ">–<");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(chart.toFile())
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void areWrittenToTheGuide(@TempDir Path directory) throws Exception {
        results.putGrowth(
                Growth.LISTINGS,
                List.of(new Growth.Point(Growth.LISTINGS, 100, ContestantProcess.PARTNERFLUX, 1.5, 8)));
        Path file = directory.resolve("results.json");
        results.write(file);
        Path page = directory.resolve("page.md");
        String java = results.java();
        Files.writeString(
                page,
                "before\n<!-- results " + java + " -->\nold\n<!-- end -->\nbetween\n<!-- growth " + java
                        + " -->\n<!-- end -->\n<!-- results other -->\nkept\n<!-- end -->\n");

        int exitCode = new CommandLine(new Benchmarks()).execute("guide", file.toString(), "--page", page.toString());

        assertThat(exitCode).isZero();
        assertThat(Files.readString(page))
                .contains(
                        "before\n<!-- results " + java + " -->\n\n| JDK " + java,
                        "|\n\n<!-- end -->\nbetween\n",
                        "kept")
                .contains("| 100 | 1.50 | failed | failed | 8.00 | failed | failed |\n")
                .doesNotContain("old");
    }

    @ParameterizedTest
    @EnumSource(Growth.class)
    void areDrawnBySize(Growth axis, @TempDir Path directory) throws Exception {
        results.putGrowth(
                axis,
                axis.sizes().stream()
                        .map(size -> new Growth.Point(axis, size, ContestantProcess.LIMIT, 1.5, 0.5 * size))
                        .toList());
        Path file = directory.resolve("results.json");
        results.write(file);

        int exitCode =
                new CommandLine(new Benchmarks()).execute("chart", file.toString(), "--out", directory.toString());

        assertThat(exitCode).isZero();
        Path chart = directory.resolve(axis.fileName() + "-dark.svg");
        assertThat(Files.readString(chart)).contains("live heap MB", axis.label(), ">1.50<");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(chart.toFile())
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(2 * axis.sizes().size());
    }

    @Test
    void includeTheShareOfTheLatencyThatIsHidden() {
        assertThat(SlowConsumer.hiddenLatency(520)).isEqualTo(1);
        assertThat(SlowConsumer.hiddenLatency(760)).isEqualTo(0.5);
        assertThat(SlowConsumer.hiddenLatency(1_100)).isZero();
    }
}

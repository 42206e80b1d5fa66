package io.github.partnerflux.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ResultsUnitTests {

    private final Results results = Results.empty();

    @BeforeEach
    void measure() {
        results.put(Metric.DRAIN_CPU, ContestantProcess.PARTNERFLUX, DoubleStream.of(9, 2, 1));
        results.put(Metric.DRAIN_CPU, ContestantProcess.SDK_NETTY, DoubleStream.of(8));
        results.put(Metric.LIMITED_FLEET_WALL, ContestantProcess.PARTNERFLUX, DoubleStream.of(44));
        results.put(Metric.LIMITED_FLEET_WALL, ContestantProcess.PARTNERFLUX_FLAT_MAP, DoubleStream.of(132));
    }

    @Test
    void areMediansAndTheirRatios() {
        assertThat(Table.medians(results))
                .contains("| W1 drain | CPU µs per item | 2.00 | failed | 8.00 | failed | 0.25 |  |\n")
                .contains(
                        "| W8 fleet of 2,000 limited accounts | s | 44.00 | failed | 132 | failed | failed | 0.33 |  |\n");
    }

    @Test
    void areDrawnAsTheyWereSaved(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("results.json");
        results.write(file);

        int exitCode =
                new CommandLine(new Benchmarks()).execute("chart", file.toString(), "--out", directory.toString());

        assertThat(exitCode).isZero();
        for (String theme : new String[] {"light", "dark"}) {
            Path chart = directory.resolve("chart-" + theme + ".svg");
            assertThat(Files.readString(chart)).contains("W1 drain", ">0.25<", ">failed<");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(chart.toFile())
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }
}

package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class ReadmeUnitTests {

    @Test
    void containsTheSample() throws IOException {
        // Surefire's working directory is the module.
        String code = Files.readString(
                Path.of("src/test/java", ReadmeSample.class.getName().replace('.', '/') + ".java"));
        String sample = code.substring(
                        code.indexOf("        PartnerConnectionsSource source"), code.indexOf("        return events;"))
                .stripTrailing()
                .stripIndent();
        assertThat(Files.readString(Path.of("..", "..", "README.md"))).contains("```java\n" + sample + "\n```\n");
    }

    @Test
    void theSampleIsAJob() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(ReadmeSample.events(environment).getType())
                .isEqualTo(PartnerfluxTypes.fleetEvent(PartnerfluxTypes.connectionSummary()));
    }
}

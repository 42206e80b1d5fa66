package io.github.partnerflux.emulator.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's sample is {@link PartnerReportTests}, which thus compiles and passes. */
class ReadmeUnitTests {

    @Test
    void containsTheSample() throws IOException {
        // Surefire's working directory is the module.
        Path source =
                Path.of("src/test/java", PartnerReportTests.class.getName().replace('.', '/') + ".java");
        String code = Files.readString(source);

        String sample = code.substring(code.indexOf("@SpringBootTest"));

        assertThat(Files.readString(Path.of("..", "README.md"))).contains("```java\n" + sample + "```\n");
    }
}

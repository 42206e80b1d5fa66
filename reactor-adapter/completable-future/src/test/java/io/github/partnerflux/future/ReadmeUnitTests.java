package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's samples compile. The test is in this module because it has all classes that they use on its class path.
 */
class ReadmeUnitTests {

    static Stream<String> samples() throws IOException {
        // Surefire's working directory is the module.
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        List<String> samples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                // Samples of beans, of tests and for Flink are in the tests of the modules that they are for.
                .filter(sample -> !sample.startsWith("@") && !sample.startsWith("PartnerConnectionsSource"))
                .toList();
        assertThat(samples).isNotEmpty();
        return samples.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void compiles(String sample, @TempDir Path output) {
        String source = """
                import io.github.partnerflux.*;
                import io.github.partnerflux.emulator.*;
                import io.github.partnerflux.exception.*;
                import io.github.partnerflux.future.*;
                import io.github.partnerflux.model.*;
                import java.time.Duration;
                import java.util.*;
                import java.util.concurrent.*;
                import reactor.core.publisher.*;
                import software.amazon.awssdk.auth.credentials.*;

                class Sample {
                    PartnerCentralAccountClient client;

                    void run() {
                %s
                    }
                }
                """.formatted(sample);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();

        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", output.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(file))
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }
}

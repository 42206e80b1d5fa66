// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedSourcesUnitTests {

    private static final Path PROJECT = Path.of("..");

    private static final String COMMAND = "src/generated is out of date: run `mvn -q -pl codegen compile exec:java`";

    @Test
    void areThoseThatTheGeneratorWrites() throws IOException {
        Map<String, String> generated = Codegen.generator().generate();
        Map<String, String> committed = committed();

        assertThat(committed.keySet()).as(COMMAND).isEqualTo(generated.keySet());
        generated.forEach((path, source) ->
                assertThat(committed.get(path)).as(COMMAND + "; " + path).isEqualTo(source));
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String root : Codegen.ROOTS) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = PROJECT.relativize(file).toString().replace('\\', '/');
                    sources.put(path, Files.readString(file));
                }
            }
        }
        return sources;
    }
}

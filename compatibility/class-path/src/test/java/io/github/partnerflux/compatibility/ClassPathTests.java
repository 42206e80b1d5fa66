// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the guide's page about the class path with what Maven resolves. */
class ClassPathTests {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "class-path.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| ([0-9]+) \\|");

    private static final Pattern TOTAL = Pattern.compile("(?m)^\\| Partnerflux \\| ([0-9]+) \\| ([0-9.]+) MB \\|");

    private final Map<String, Long> jars = jars();

    private final String page = Files.readString(PAGE);

    ClassPathTests() throws IOException {}

    @Test
    void thePageListsEachJarWithItsSize() {
        Map<String, Long> rows = ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Long.parseLong(row.group(2))));

        Map<String, Long> kilobytes = new TreeMap<>();
        jars.forEach((jar, bytes) -> kilobytes.put(jar, Math.round(bytes / 1000.0)));
        assertThat(new TreeMap<>(rows)).isEqualTo(kilobytes);
    }

    @Test
    void thePageStatesTheTotal() {
        List<MatchResult> totals = TOTAL.matcher(page).results().toList();

        long bytes = jars.values().stream().mapToLong(Long::longValue).sum();
        assertThat(totals).singleElement().satisfies(total -> {
            assertThat(total.group(1)).isEqualTo(String.valueOf(jars.size()));
            assertThat(Double.parseDouble(total.group(2))).isEqualTo(Math.round(bytes / 100_000.0) / 10.0);
        });
    }

    private static Map<String, Long> jars() throws IOException {
        return Stream.of(Files.readString(Path.of("target", "class-path.txt")).split(File.pathSeparator))
                .map(File::new)
                .collect(Collectors.toMap(
                        jar -> jar.getName().replaceFirst("-[0-9][0-9A-Za-z.]*\\.jar\\s*$", ""), File::length));
    }
}

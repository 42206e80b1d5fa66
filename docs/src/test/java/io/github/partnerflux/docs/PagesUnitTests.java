// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The code on a page is that of a test, and the files that a page links to exist. */
class PagesUnitTests {

    // Surefire's working directory is the module.
    private static final Path GUIDE = Path.of("guide");
    private static final Path REPOSITORY = Path.of("..");

    private static final Pattern SNIPPET = Pattern.compile("(?m)^<<< @/(\\S+?)(?:#([\\w-]+))?\\{\\w+}(?: \\[[^]]+])?$");
    private static final Pattern INLINE_CODE = Pattern.compile("(?m)^\\s*```(?:java|kotlin|kt)\\b");
    private static final Pattern REPOSITORY_LINK =
            Pattern.compile("https://github\\.com/partnerflux/partnerflux/(?:blob|tree)/main/([^)\\s#]+)");

    private static final Path README = REPOSITORY.resolve("README.md");
    private static final Pattern README_LINK = Pattern.compile("(?:\\]\\(|src=\"|srcset=\")((?!https?:)[^)#\"]+)");

    static final List<Path> PAGES = pages();

    @ParameterizedTest
    @FieldSource("PAGES")
    void hasNoCodeThatIsNotTested(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(INLINE_CODE.matcher(text).results()).isEmpty();
        assertThat(text.lines().filter(line -> line.startsWith("<<<"))).allMatch(SNIPPET.asMatchPredicate());
        assertThat(SNIPPET.matcher(text).results()).allSatisfy(snippet -> {
            Path source = GUIDE.resolve(snippet.group(1));
            assertThat(source).isRegularFile();
            if (snippet.group(2) != null) {
                assertThat(source)
                        .content()
                        .containsOnlyOnce("// #region " + snippet.group(2) + "\n")
                        .containsOnlyOnce("// #endregion " + snippet.group(2) + "\n");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void linksToFilesThatExist(Path page) throws IOException {
        assertThat(REPOSITORY_LINK.matcher(Files.readString(page)).results())
                .allSatisfy(
                        link -> assertThat(REPOSITORY.resolve(link.group(1))).exists());
    }

    @Test
    void theReadmeHasTheFirstSample() throws IOException {
        String source = Files.readString(
                Path.of("src/test/java", GettingStartedTests.class.getName().replace('.', '/') + ".java"));
        String sample = source.substring(
                        source.indexOf("// #region first\n") + "// #region first\n".length(),
                        source.indexOf("// #endregion first"))
                .stripTrailing()
                .stripIndent();

        assertThat(Pattern.compile("(?s)```java\n(.*?)\n```\n")
                        .matcher(Files.readString(README))
                        .results())
                .map(block -> block.group(1))
                .containsExactly(sample);
    }

    @Test
    void theReadmeLinksToFilesThatExist() throws IOException {
        assertThat(README_LINK.matcher(Files.readString(README)).results())
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(REPOSITORY.resolve(link.group(1))).exists());
    }

    private static List<Path> pages() {
        try (Stream<Path> files = Files.list(GUIDE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

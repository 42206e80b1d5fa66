// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The code on a page is that of a test, the files that a page links to exist, and GitHub shows all of a page. */
class PagesUnitTests {

    // Surefire's working directory is the module.
    private static final Path REPOSITORY = Path.of("..");
    private static final PageSamples SAMPLES = new PageSamples(REPOSITORY);

    private static final Pattern TESTED_CODE = Pattern.compile("(?m)^\\s*```(?:java|kotlin|kt)\\b");
    private static final Pattern REPOSITORY_LINK =
            Pattern.compile("https://github\\.com/partnerflux/partnerflux/(?:blob|tree)/main/([^)\\s#]+)");
    private static final Pattern FILE_LINK = Pattern.compile("(?:\\]\\(|src=\"|srcset=\")((?!https?:|#)[^)#\"]+)");

    private static final Path README = REPOSITORY.resolve("README.md");

    static final List<Path> PAGES = SAMPLES.pages();

    @ParameterizedTest
    @FieldSource("PAGES")
    void hasTheCodeOfTests(Path page) throws IOException {
        String text = Files.readString(page);

        SAMPLES.of(text)
                .forEach(sample -> assertThat(sample.code())
                        .as("%s: the sample %s. To update the pages: %s", page, sample.name(), PageSamples.UPDATE)
                        .isEqualTo(sample.region()));
        assertThat(SAMPLES.of(text).map(PageSamples.Sample::name))
                .as("%s: the code that is directly below a comment <!-- sample: file#region -->", page)
                .hasSameSizeAs(TESTED_CODE.matcher(text).results().toList())
                .hasSize(text.split("<!-- sample").length - 1);
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void linksToFilesThatExist(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(REPOSITORY_LINK.matcher(text).results())
                .allSatisfy(
                        link -> assertThat(REPOSITORY.resolve(link.group(1))).exists());
        assertThat(FILE_LINK.matcher(text).results())
                .allSatisfy(
                        link -> assertThat(page.resolveSibling(link.group(1))).isRegularFile());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void hasOnlyMarkdownThatGitHubShows(Path page) throws IOException {
        assertThat(Files.readString(page)).doesNotContainPattern("(?m)^(:::|<<<)|\\]\\(/|\\)\\{");
    }

    @Test
    void theReadmeHasTheFirstSample() throws IOException {
        assertThat(Pattern.compile("(?s)```java\n(.*?)```\n")
                        .matcher(Files.readString(README))
                        .results())
                .map(block -> block.group(1))
                .containsExactly(SAMPLES.region(
                        "docs/src/test/java/io/github/partnerflux/docs/GettingStartedTests.java", "first"));
    }

    @Test
    void theReadmeLinksToFilesThatExist() throws IOException {
        assertThat(FILE_LINK.matcher(Files.readString(README)).results())
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(REPOSITORY.resolve(link.group(1))).exists());
    }
}

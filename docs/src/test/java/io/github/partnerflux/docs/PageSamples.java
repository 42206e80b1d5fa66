// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The samples of the guide's pages: below a comment {@code <!-- sample: file#region -->}, the page has a copy of that
 * region of a test, so that it can also be read on GitHub.
 */
final class PageSamples {

    /** Copies all regions to the pages; needs no build. */
    static final String UPDATE = "java docs/src/test/java/io/github/partnerflux/docs/PageSamples.java";

    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^<!-- sample: (\\S+)#([\\w-]+) -->\n```(?:java|kotlin)\n((?:(?!```).*\n)*)```$");

    private final Path repository;

    PageSamples(Path repository) {
        this.repository = repository;
    }

    /** The code of a page, and the region that it should be equal to. */
    record Sample(String name, String code, String region) {}

    public static void main(String... arguments) throws IOException {
        PageSamples samples = new PageSamples(Path.of(""));
        for (Path page : samples.pages()) {
            String text = Files.readString(page);
            String updated = SAMPLE.matcher(text).replaceAll(sample -> {
                String head = text.substring(sample.start(), sample.start(3));
                return Matcher.quoteReplacement(head + samples.region(sample.group(1), sample.group(2)) + "```");
            });
            Files.writeString(page, updated);
        }
    }

    List<Path> pages() {
        try (Stream<Path> files = Files.list(repository.resolve("docs/guide"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the samples of a page with their regions; fails if one has no region. */
    Stream<Sample> of(String page) {
        return SAMPLE.matcher(page)
                .results()
                .map(sample -> new Sample(
                        sample.group(1) + "#" + sample.group(2),
                        sample.group(3),
                        region(sample.group(1), sample.group(2))));
    }

    /** Returns the lines of a region, without their common indentation. */
    String region(String file, String name) {
        String source;
        try {
            source = Files.readString(repository.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String quoted = Pattern.quote(name);
        List<String> regions = Pattern.compile(
                        "(?ms)^ *// #region " + quoted + "\n(.*?)\n *// #endregion " + quoted + "$")
                .matcher(source)
                .results()
                .map(region -> region.group(1).stripIndent() + "\n")
                .toList();
        if (regions.size() != 1) {
            throw new IllegalStateException(file + " has " + regions.size() + " regions " + name);
        }
        return regions.get(0);
    }
}

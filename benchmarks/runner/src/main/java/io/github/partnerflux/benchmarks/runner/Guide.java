// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the tables of a page of the documentation, between comments of HTML. */
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        description = "Writes saved medians to the tables of a Markdown page.")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields.
final class Guide implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files written by --save.")
    private List<Path> files;

    @Option(names = "--page", paramLabel = "FILE", required = true, description = "The page to change.")
    private Path page;

    @Override
    public Integer call() throws IOException {
        String text = Files.readString(page);
        for (Path file : files) {
            Results results = Results.read(file);
            text = fill(text, "results " + results.java(), Table.medians(results));
            text = fill(text, "growth " + results.java(), Table.growth(results));
        }
        Files.writeString(page, text);
        return 0;
    }

    /** Replaces what is between {@code <!-- name -->} and {@code <!-- end -->}, if the page has that place. */
    private static String fill(String page, String name, String table) {
        return Pattern.compile("(<!-- " + Pattern.quote(name) + " -->\n).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(page)
                .replaceAll("$1\n" + Matcher.quoteReplacement(table) + "\n$2");
    }
}

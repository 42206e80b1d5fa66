// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The outcome of a run of the program in this process. */
record Run(int exitCode, String out, String err) {

    static final Terminals NO_TERMINALS = new Terminals(false, false, 80);

    private static final Pattern CHECKPOINT = Pattern.compile("--resume (\\S+)");

    static Run of(String... arguments) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        Run run = to(stdout, NO_TERMINALS, arguments);
        return new Run(run.exitCode(), stdout.toString(StandardCharsets.UTF_8), run.err());
    }

    static Run of(PartnerCentralEmulator emulator, String... arguments) {
        return of(against(emulator, arguments));
    }

    static Run to(OutputStream stdout, Terminals terminals, String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode = ListConnections.commandLine(stdout, terminals)
                .setOut(new PrintWriter(stdout, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, "", err.toString());
    }

    static String[] against(PartnerCentralEmulator emulator, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--endpoint", emulator.endpoint().toString(), "--profile", "emulator"));
        // Picocli accepts --profile only once.
        if (List.of(arguments).contains("--profile")) {
            all = new ArrayList<>(all.subList(0, 2));
        }
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /** Returns the checkpoint that the program prints. */
    String checkpoint() {
        return checkpoint(err);
    }

    static String checkpoint(String err) {
        List<String> checkpoints = CHECKPOINT
                .matcher(err)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(checkpoints).as(err).hasSize(1);
        return checkpoints.get(0);
    }
}

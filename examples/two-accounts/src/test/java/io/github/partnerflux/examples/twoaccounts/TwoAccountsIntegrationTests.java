// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.twoaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TwoAccountsIntegrationTests {

    @Test
    void printsEachStep() {
        String steps = """
                Account (?<primary>\\d{12}) invites account (?<subsidiary>\\d{12}) as its subsidiary: \
                invitation pacinv-\\w{13} is PENDING\\.
                The subsidiary accepts: they share connection (?<connection>pac-\\w{13})\\.
                The primary account lists connection \\k<connection> to account \\k<subsidiary>: SUBSIDIARY is ACTIVE\\.
                The subsidiary lists connection \\k<connection> to account \\k<primary>: SUBSIDIARY is ACTIVE\\.
                The subsidiary starts to associate its qualifications: task (?<task>[\\w-]+) is IN_PROGRESS\\.
                Task \\k<task> is SUCCEEDED\\.
                The qualifications of partner partner-\\w{13} are ASSOCIATED with those of account \\k<primary>\\.
                The primary account cancels connection \\k<connection>\\.
                The primary account lists connection \\k<connection> to account \\k<subsidiary>: SUBSIDIARY is CANCELED\\.
                The subsidiary lists connection \\k<connection> to account \\k<primary>: SUBSIDIARY is CANCELED\\.
                """;

        assertThat(printed(TwoAccounts::main)).matches(Pattern.compile(steps));
    }

    private static String printed(Runnable program) {
        PrintStream original = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(original);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

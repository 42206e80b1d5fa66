// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/**
 * Mirrors the connections of accounts into a database. It can be killed at any time: the next run continues where this
 * one stopped.
 *
 * <p>{@link FleetMirror}, {@link OpenPolls} and {@link ConnectionStore#add} show how to use Partnerflux for that.
 */
@Command(
        name = "pipeline",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Mirrors your accounts' connections with other AWS partners into a database, and keeps a table of changes."
                    + " It can be killed at any time: the next run continues where this one stopped.",
            "",
            "Without options, mirrors the accounts of a built-in emulator. Calls AWS only with --aws.",
            ""
        })
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields, and reads "help".
public final class Pipeline implements Callable<Integer> {

    /**
     * The options override H2's defaults. H2 would write a transaction to the file half a second later, and would close
     * the database at Ctrl-C, concurrently with a running transaction.
     */
    private static final String DEFAULT_DATABASE =
            "r2dbc:h2:file:///./target/connections?options=WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final Path EMULATOR_STATE = Path.of("target", "emulator.json");

    private static final Duration DEFAULT_DELAY = Duration.ofMinutes(5);
    private static final Duration DEFAULT_EMULATOR_DELAY = Duration.ofSeconds(3);

    /** The account whose credentials are those of the default chain. */
    private static final String DEFAULT_ACCOUNT = "default";

    @Option(names = "--aws", description = "Call AWS.")
    private boolean aws;

    @Option(names = "--endpoint", paramLabel = "URI", description = "Call the service at this address instead.")
    private @Nullable URI endpoint;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Mirror the account of this profile of the AWS configuration files. Repeat the option for more"
                            + " accounts. By default, there is one account, with the credentials of the AWS SDK's"
                            + " default chain.")
    private Set<String> profiles = new LinkedHashSet<>();

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = DEFAULT_DATABASE,
            description = "The database, as an R2DBC URL of H2. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description =
                    "The delay between two polls of all accounts, for example PT15M for 15 minutes. Default: PT5M,"
                            + " and PT3S for the emulator.")
    private @Nullable Duration every;

    @Option(names = "--once", description = "Poll all accounts once, and exit.")
    private boolean once;

    @Option(names = "--restart", description = "Delete what is stored, and start over.")
    private boolean restart;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Pipeline())
                .setParameterExceptionHandler((e, arguments) -> {
                    // The usage text would hide the message.
                    e.getCommandLine().getErr().println(e.getMessage() + " (--help lists the options)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, arguments) -> {
                    commandLine.getErr().println(e instanceof IllegalStateException ? e.getMessage() : e.toString());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() {
        requireValidOptions();
        try (EmulatedFleet emulator = isEmulated() ? new EmulatedFleet(EMULATOR_STATE) : null;
                PartnerCentralAccountClient client = emulator == null ? client() : emulator.client();
                ConnectionStore store = store()) {
            store.open(restart)
                    .then(store.location())
                    .doOnNext(this::printStart)
                    .block();
            List<FleetAccount> accounts = emulator == null ? accounts() : emulator.accounts();
            FleetMirror mirror = new FleetMirror(client, Flux.fromIterable(accounts), store, this::printFailure);
            Flux<Cycle> cycles = once ? mirror.cycle().flux() : mirror.cycles(delay());
            Cycle last = cycles.doOnNext(this::printCycle).blockLast();
            return last != null && last.failed() > 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    private void requireValidOptions() {
        if (isEmulated() && !profiles.isEmpty()) {
            throw invalid("--profile", "requires --aws or --endpoint");
        }
        if (every != null && every.isNegative()) {
            throw invalid("--every", "must not be negative");
        }
    }

    private Duration delay() {
        if (every != null) {
            return every;
        }
        return isEmulated() ? DEFAULT_EMULATOR_DELAY : DEFAULT_DELAY;
    }

    private boolean isEmulated() {
        return !aws && endpoint == null;
    }

    private PartnerCentralAccountClient client() {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw invalid("--endpoint", ruleFor(e));
        }
    }

    private List<FleetAccount> accounts() {
        // One for all accounts and polls, because it reads the files of all profiles.
        ProfileFileSupplier files = ProfileFileSupplier.defaultSupplier();
        if (profiles.isEmpty()) {
            return List.of(FleetAccount.of(
                    DEFAULT_ACCOUNT,
                    () -> DefaultCredentialsProvider.builder()
                            .profileFile(files)
                            .build()));
        }
        return profiles.stream()
                .map(profile -> FleetAccount.of(profile, () -> credentials(files, profile)))
                .toList();
    }

    private static ProfileCredentialsProvider credentials(ProfileFileSupplier files, String profile) {
        return ProfileCredentialsProvider.builder()
                .profileFile(files)
                .profileName(profile)
                .build();
    }

    private ConnectionStore store() {
        try {
            return new ConnectionStore(database);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw invalid("--database", e.getMessage());
        }
    }

    private void printStart(DatabaseLocation location) {
        print("The database is in %s.", location.description());
        String command = location.queryCommand();
        if (command != null) {
            print("To see the last changes once this program has stopped:%n  %s", command);
        }
        if (isEmulated()) {
            print("Mirroring the accounts of an emulator; use --aws to mirror your own.");
        }
        if (!once) {
            print("Stop this program at any time (Ctrl-C): the next run continues.");
        }
        print("%n%-8s%12s%12s%12s%12s%12s", "time", "accounts", "added", "changed", "removed", "failed");
    }

    private void printCycle(Cycle cycle) {
        print(
                "%tT%,12d%,12d%,12d%,12d%,12d",
                LocalTime.now(ZoneId.systemDefault()),
                cycle.accounts(),
                cycle.added(),
                cycle.changed(),
                cycle.removed(),
                cycle.failed());
    }

    private void printFailure(Poll.Failed poll) {
        spec.commandLine()
                .getErr()
                .println(
                        "Account " + poll.account() + " failed: " + poll.error().getMessage());
    }

    /** Returns the message without the names of builder methods, for which this program has no options. */
    private static String ruleFor(IllegalArgumentException e) {
        return String.valueOf(e.getMessage())
                .replace("endpointOverride ", "")
                .replace(" or plaintextAllowed is set", "");
    }

    private ParameterException invalid(String option, @Nullable String rule) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + rule);
    }

    private void print(String format, Object... arguments) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, arguments));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.netty.http.client.HttpClient;

/**
 * Writes connections to standard output as they arrive.
 *
 * <p>{@link AccountListing} and {@link FleetListing} show how to use Partnerflux. This class maps arguments
 * to a request.
 */
@Command(
        name = "list-connections",
        mixinStandardHelpOptions = true,
        version = "list-connections " + Version.VALUE,
        subcommands = GenerateCompletion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Lists your account's connections with other AWS partners, as they arrive.",
            "",
            "Without options, lists the connections of a built-in emulator. Calls AWS only with --aws or --profile.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  list-connections",
            "  list-connections --aws --output spreadsheet > connections.csv",
            "  list-connections --profile work --connection-type SUBSIDIARY:ACTIVE --limit 20",
            "  list-connections --output ndjson | jq -r .Id",
            "  list-connections --accounts accounts.txt --checkpoint state --output-file all.txt",
            "",
            "If a run ends early (--limit, Ctrl-C, an error), it prints to standard error how to resume it: with --resume"
                    + " CHECKPOINT or the --checkpoint file, and otherwise the same options. A resumed run writes no header"
                    + " line, so its output can be appended.",
            "",
            "Completion for bash and zsh: source <(list-connections generate-completion)",
            "",
            "Exit codes: 0 success, 1 failure, 2 invalid arguments, 3 failure of some of the --accounts,"
                    + " 130 interrupted (Ctrl-C), 141 output pipe closed, 143 terminated (kill)."
        })
@SuppressWarnings("NullAway.Init") // Picocli sets the fields.
public final class ListConnections implements Callable<Integer> {

    @Option(
            names = "--aws",
            description = "Call AWS, with credentials from the AWS SDK's default chain:"
                    + " the environment, the default profile, and so on.")
    private boolean aws;

    @Option(names = "--profile", paramLabel = "NAME", description = "Call AWS, with the credentials of this profile.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint",
            paramLabel = "URI",
            converter = Converters.ToUri.class,
            description =
                    "Call the service at this address instead, with credentials from --profile or the default chain.")
    private @Nullable URI endpoint;

    @Option(
            names = "--allow-plaintext",
            description =
                    "Allow an --endpoint that starts with http:// and is on another machine. The traffic can be read and"
                            + " altered: do not use this with AWS.")
    private boolean allowPlaintext;

    @Option(
            names = "--catalog",
            paramLabel = "NAME",
            defaultValue = "AWS",
            completionCandidates = Candidates.Catalogs.class,
            description = "The catalog: AWS or Sandbox. Default: ${DEFAULT-VALUE}.")
    private String catalog;

    @Option(
            names = "--connection-type",
            paramLabel = "TYPE",
            completionCandidates = Candidates.ConnectionTypes.class,
            description = "Only connections of this type, such as SUBSIDIARY or OPPORTUNITY_COLLABORATION:ACTIVE.")
    private @Nullable String connectionType;

    @Option(
            names = "--participant",
            paramLabel = "ID",
            split = ",",
            description = "Only connections with this account or profile. Can be repeated, or be a list: ID,ID.")
    private @Nullable List<String> participants;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "The number of connections per request, from 1 to 100. Default: the service decides.")
    private @Nullable Integer pageSize;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after this many connections.")
    private @Nullable Long limit;

    @Option(
            names = "--resume",
            paramLabel = "CHECKPOINT",
            converter = Converters.ToCheckpoint.class,
            description = "Resume an earlier run.")
    private Checkpoint resume = Checkpoint.start();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "table (truncated to the terminal's width), ndjson (one JSON object per line, in the service's format),"
                            + " csv (RFC 4180) or spreadsheet (CSV with a byte order mark for Excel, and with account ids as"
                            + " text, so that they keep their leading zeros). Default: ${DEFAULT-VALUE}.")
    private RowFormat format;

    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description =
                    "Write to this file instead of standard output. The file is replaced, or continued by a run that"
                            + " resumes.")
    private @Nullable Path outputFile;

    @ArgGroup(exclusive = false, heading = "%nSeveral accounts:%n")
    private @Nullable FleetOptions fleet;

    @Spec
    private CommandSpec spec;

    private final OutputStream stdout;
    private final Terminals terminals;

    ListConnections(OutputStream stdout, Terminals terminals) {
        this.stdout = stdout;
        this.terminals = terminals;
    }

    public static void main(String... arguments) {
        // System.out, a PrintStream, would hide that the pipe is closed.
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        System.exit(commandLine(stdout, Terminals.detect()).execute(arguments));
    }

    static CommandLine commandLine(OutputStream stdout, Terminals terminals) {
        return new CommandLine(new ListConnections(stdout, terminals))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    // The usage text would hide the message.
                    messages(e.getCommandLine()).print(e.getMessage() + " (--help lists the options)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, arguments) -> {
                    messages(commandLine).print(Wording.ofCommandLine(e.toString()));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws IOException {
        Listing listing = listing();
        try {
            return fleet == null
                    ? new AccountListing(listing, resume, profile).run()
                    : new FleetListing(listing, fleet).run();
        } catch (OptionException e) {
            throw invalid(e.option(), e.getMessage());
        }
    }

    private Listing listing() {
        ListConnectionsRequest request = request();
        if (limit != null && limit < 1) {
            throw invalid("--limit", "must be 1 or more, but is " + limit);
        }
        if (fleet != null && profile != null) {
            throw conflict("--profile", "its file names the profiles");
        }
        if (fleet != null && !resume.equals(Checkpoint.start())) {
            throw conflict("--resume", "--checkpoint resumes several accounts");
        }
        return new Listing(
                request,
                limit,
                format,
                new Target(stdout, outputFile),
                outputFile == null ? terminals : new Terminals(false, terminals.stderr(), terminals.width()),
                endpoint != null ? endpoint.toString() : callsAws() ? "AWS" : "emulator",
                this::service,
                messages(spec.commandLine()));
    }

    private boolean callsAws() {
        return aws || profile != null;
    }

    private Service service(int accounts, UnaryOperator<HttpClient> http) {
        try {
            return callsAws() || endpoint != null
                    ? Service.real(endpoint, allowPlaintext, profile, http)
                    : Service.emulated(accounts, http);
        } catch (IllegalArgumentException e) {
            throw invalid("--endpoint", e.getMessage());
        }
    }

    private ListConnectionsRequest request() {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        // One option at a time, so that the message can name the invalid one.
        check("--catalog", builder.catalog(catalog));
        check("--connection-type", builder.connectionType(connectionType));
        check("--participant", builder.otherParticipantIdentifiers(participants));
        return check("--page-size", builder.maxResults(pageSize));
    }

    private ListConnectionsRequest check(String option, ListConnectionsRequest.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw invalid(option, e.getMessage());
        }
    }

    private ParameterException invalid(String option, @Nullable String reason) {
        return new ParameterException(
                spec.commandLine(),
                "Invalid value for option '" + option + "': " + Wording.rule(String.valueOf(reason)));
    }

    private ParameterException conflict(String option, String reason) {
        return new ParameterException(
                spec.commandLine(), "Option '" + option + "' cannot be used with '--accounts': " + reason);
    }

    private static Messages messages(CommandLine commandLine) {
        return new Messages(commandLine.getErr());
    }
}

package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes connections to standard output as they arrive.
 *
 * <p>{@link #listing} shows how to use Partnerflux. The rest maps arguments to a request, and outcomes to exit codes.
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
            "",
            "If a run ends early (--limit, Ctrl-C, an error), it prints to standard error how to resume it: with --resume"
                    + " CHECKPOINT and otherwise the same options. A resumed run writes no header line, so its output can"
                    + " be appended.",
            "",
            "Completion for bash and zsh: source <(list-connections generate-completion)",
            "",
            "Exit codes: 0 success, 1 failure, 2 invalid arguments, 130 interrupted (Ctrl-C), 141 output pipe closed,"
                    + " 143 terminated (kill)."
        })
@SuppressWarnings("NullAway.Init") // Picocli sets the fields.
public final class ListConnections implements Callable<Integer> {

    private static final int INTERRUPTED = 130;
    private static final int CLOSED_PIPE = 141;

    /** The largest page size. */
    private static final int ROWS_PER_WRITE = 100;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

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
                    print(e.getCommandLine(), e.getMessage() + " (--help lists the options)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, arguments) -> {
                    print(commandLine, Wording.ofCommandLine(e.toString()));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() {
        ListConnectionsRequest request = request();
        if (limit != null && limit < 1) {
            throw invalid("--limit", "must be 1 or more, but is " + limit);
        }
        Progress progress = new Progress(spec.commandLine().getErr(), terminals);
        Output output = new Output(stdout, format.writer(terminals), resume, progress);
        try (Interruption interruption = new Interruption(() -> {
                    progress.close();
                    printResumeHint(output);
                });
                Service service = service(progress)) {
            if (service.isEmulated()) {
                print("listing the connections of an emulator; use --aws to call AWS");
            }
            return run(listing(service.client(), request, interruption, output), interruption, output, progress);
        }
    }

    private Mono<Void> listing(
            PartnerCentralAccountClient client,
            ListConnectionsRequest request,
            Interruption interruption,
            Output output) {
        return client.listConnections(request)
                .resumeFrom(resume)
                .checkpointed()
                .take(limit == null ? Long.MAX_VALUE : limit)
                // Upstream of the writer, so that connections that have arrived are still written.
                .takeUntilOther(interruption.signal())
                .bufferTimeout(ROWS_PER_WRITE, LONGEST_WAIT, true)
                // Writing blocks, which event loops must not. All buffers before it are bounded, so a slow reader slows
                // the listing down and does not fill the memory.
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(output::write)
                .then();
    }

    private int run(Mono<Void> listing, Interruption interruption, Output output, Progress progress) {
        try (progress) {
            progress.start(limit);
            listing.block();
            if (!interruption.isInterrupted()) {
                output.end();
            }
        } catch (PartnerCentralAccountException e) {
            print(describe(e));
            if (output.rows() > 0) {
                printResumeHint(output);
            }
            return CommandLine.ExitCode.SOFTWARE;
        } catch (UncheckedIOException e) {
            return outputFailed(e, output);
        }
        boolean interrupted = interruption.isInterrupted();
        if (interrupted || (limit != null && output.rows() == limit)) {
            printResumeHint(output);
        }
        return interrupted ? INTERRUPTED : CommandLine.ExitCode.OK;
    }

    private String describe(PartnerCentralAccountException e) {
        String message = Wording.ofCommandLine(String.valueOf(e.getMessage()));
        if (e instanceof CredentialsException) {
            return message
                    + (profile == null
                            ? "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile"
                            : "; --profile must name a profile in ~/.aws/config or ~/.aws/credentials");
        }
        if (e instanceof ValidationException && !resume.equals(Checkpoint.start())) {
            return message + "; --resume needs the checkpoint of a recent run with the same options";
        }
        return message;
    }

    private int outputFailed(UncheckedIOException e, Output output) {
        String reason = String.valueOf(e.getMessage());
        // Only the system's message identifies a closed pipe, which is no failure: "head" has read enough.
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            return CLOSED_PIPE;
        }
        print("standard output cannot be written to: " + reason);
        printResumeHint(output);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private Service service(Progress progress) {
        try {
            return aws || profile != null || endpoint != null
                    ? Service.real(endpoint, allowPlaintext, profile, progress::watch)
                    : Service.emulated(progress::watch);
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

    private void printResumeHint(Output output) {
        print("to resume from here: --resume " + output.checkpoint());
    }

    private void print(String message) {
        print(spec.commandLine(), message);
    }

    private static void print(CommandLine commandLine, String message) {
        // Messages quote text from outside, which must not add lines or control the terminal.
        commandLine
                .getErr()
                .println("list-connections: " + SafeText.replaceUnsafe(message.replaceAll("\\p{Cc}+", " ")));
    }
}

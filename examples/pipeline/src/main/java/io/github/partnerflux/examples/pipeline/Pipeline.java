package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.exception.ValidationException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Streams connections into a database. It can be killed at any time: the next run resumes where this one stopped.
 *
 * <p>{@link #pipeline} and {@link ConnectionStore#add} show how to use Partnerflux for that.
 */
@Command(
        name = "pipeline",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Stores your account's connections with other AWS partners in a database. It can be killed at any time: the next"
                    + " run resumes where this one stopped.",
            "",
            "Without options, stores the connections of a built-in emulator. Calls AWS only with --aws.",
            ""
        })
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields, and reads "help".
public final class Pipeline implements Callable<Integer> {

    /** The number of connections per transaction. */
    private static final int BATCH_SIZE = 64;

    /**
     * The options override H2's defaults. H2 would write a transaction to the file half a second later, and would close
     * the database at Ctrl-C, concurrently with a running transaction.
     */
    private static final String DEFAULT_DATABASE =
            "r2dbc:h2:file:///./target/connections?options=WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int EMULATED_CONNECTIONS = 3_000;

    @Option(names = "--aws", description = "Call AWS, with credentials from the AWS SDK's default chain.")
    private boolean aws;

    @Option(
            names = "--endpoint",
            paramLabel = "URI",
            description = "Call the service at this address instead, with credentials from the default chain.")
    private @Nullable URI endpoint;

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = DEFAULT_DATABASE,
            description = "The database, as an R2DBC URL of H2. Use one database per account."
                    + " Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(names = "--restart", description = "Delete the stored connections and start over.")
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
                    commandLine.getErr().println(describe(e));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    static Mono<Void> pipeline(PartnerCentralAccountClient client, ConnectionStore store) {
        return store.checkpoint()
                .flatMapMany(checkpoint -> client.listConnections(request -> request.catalog("AWS"))
                        .resumeFrom(checkpoint)
                        .checkpointed())
                .buffer(BATCH_SIZE)
                // One batch at a time, without a prefetch: the listing reads ahead by itself.
                .concatMap(store::add, 0)
                .then();
    }

    @Override
    public Integer call() {
        try (PartnerCentralEmulator emulator = aws || endpoint != null ? null : emulator();
                PartnerCentralAccountClient client = client(emulator);
                ConnectionStore store = store()) {
            if (emulator != null) {
                print("Listing the %,d connections of an emulator; use --aws to list your own.", EMULATED_CONNECTIONS);
            }
            store.prepare()
                    .then(restart ? store.clear() : Mono.empty())
                    .then(Mono.zip(store.location(), store.count()))
                    .doOnNext(start -> printStart(start.getT1(), start.getT2()))
                    .flatMap(start -> pipeline(client, store)
                            .then(store.count())
                            .doOnNext(after -> printResult(start.getT1(), start.getT2(), after)))
                    .block();
        }
        return CommandLine.ExitCode.OK;
    }

    private void printStart(DatabaseLocation location, long stored) {
        print("The database is in %s.", location.description());
        if (stored == 0) {
            print(
                    "Storing connections, %d per transaction. Stop this program (Ctrl-C) and run it again: it resumes.",
                    BATCH_SIZE);
        } else {
            print("%,d connections are stored by an earlier run; resuming after them.", stored);
        }
    }

    private void printResult(DatabaseLocation location, long before, long after) {
        if (before == after) {
            print("There are no more connections to store. Use --restart to start over.");
        } else {
            print("Done: stored %,d connections, %,d in total.", after - before, after);
        }
        print("The database is in %s.", location.description());
        String command = location.queryCommand();
        if (command != null) {
            print("To query the database:%n  %s", command);
        }
    }

    private static String describe(Exception e) {
        if (e instanceof ValidationException) {
            return e.getMessage() + "; if the stored checkpoint has expired, start over with --restart";
        }
        if (e instanceof PartnerCentralAccountException) {
            return e.getMessage() + "; the stored connections are kept, and the next run resumes after them";
        }
        return e.toString();
    }

    private ConnectionStore store() {
        try {
            return new ConnectionStore(database);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw invalid("--database", e.getMessage());
        }
    }

    private PartnerCentralAccountClient client(@Nullable PartnerCentralEmulator emulator) {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();
        if (emulator != null) {
            builder.endpointOverride(emulator.endpoint())
                    // Ignores this machine's environment and profiles, which configure calls to AWS.
                    .externalConfigurationEnabled(false)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw invalid("--endpoint", ruleFor(e));
        }
    }

    /** Starts an emulator that is slow enough to stop the program in the middle. Its data is the same in each run. */
    private static PartnerCentralEmulator emulator() {
        return PartnerCentralEmulator.builder()
                .connections(EMULATED_CONNECTIONS)
                .latency(Duration.ofMillis(200))
                .start();
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

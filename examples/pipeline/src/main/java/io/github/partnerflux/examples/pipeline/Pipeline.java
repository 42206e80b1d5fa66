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
 * Streams connections into a database. It may be killed at any time: the next run goes on where this one was.
 *
 * <p>{@link #pipeline} is what it is about, with {@link ConnectionStore#add}.
 */
@Command(
        name = "pipeline",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Stores your account's connections with other AWS partners in a database. It may be killed at any time: the next"
                    + " run goes on where this one was.",
            "",
            "Without options, stores those of an emulator inside this program. AWS is called only with --aws.",
            ""
        })
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields, and reads "help".
public final class Pipeline implements Callable<Integer> {

    /** How many connections go into one transaction. */
    private static final int BATCH_SIZE = 64;

    /**
     * H2's own way is to write a transaction to the file half a second later, and to close the database while Ctrl-C takes effect,
     * under the hands of the transaction that is under way.
     */
    private static final String DEFAULT_DATABASE =
            "r2dbc:h2:file:///./target/connections?options=WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int EMULATED_CONNECTIONS = 3_000;

    @Option(names = "--aws", description = "Ask the real service, with credentials from the AWS SDK's default chain.")
    private boolean aws;

    @Option(
            names = "--endpoint",
            paramLabel = "URI",
            description = "Ask the service at this address instead, with credentials as above.")
    private @Nullable URI endpoint;

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = DEFAULT_DATABASE,
            description = "Where to store them: an R2DBC URL of H2's, one database for each account."
                    + " Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(names = "--restart", description = "Forget what is stored and begin anew.")
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
                    // The usage text would bury the message.
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
                // One after the other, prefetching none: the listing reads ahead by itself.
                .concatMap(store::add, 0)
                .then();
    }

    @Override
    public Integer call() {
        try (PartnerCentralEmulator emulator = aws || endpoint != null ? null : emulator();
                PartnerCentralAccountClient client = client(emulator);
                ConnectionStore store = store()) {
            if (emulator != null) {
                say("Listing the %,d connections of an emulator; --aws lists your own.", EMULATED_CONNECTIONS);
            }
            store.prepare()
                    .then(restart ? store.clear() : Mono.empty())
                    .then(Mono.zip(store.location(), store.count()))
                    .doOnNext(begin -> sayWhereItBegins(begin.getT1(), begin.getT2()))
                    .flatMap(begin -> pipeline(client, store)
                            .then(store.count())
                            .doOnNext(after -> sayWhatItDid(begin.getT1(), begin.getT2(), after)))
                    .block();
        }
        return CommandLine.ExitCode.OK;
    }

    private void sayWhereItBegins(DatabaseLocation location, long stored) {
        say("The database is in %s.", location.where());
        if (stored == 0) {
            say(
                    "Storing connections, %d in a transaction. Stop this (Ctrl-C) and run it again: it goes on.",
                    BATCH_SIZE);
        } else {
            say("%,d connections are stored by an earlier run; going on after them.", stored);
        }
    }

    private void sayWhatItDid(DatabaseLocation location, long before, long after) {
        if (before == after) {
            say("That was all: nothing to do. --restart begins anew.");
        } else {
            say("Done: stored %,d connections; with them, all %,d are in the database.", after - before, after);
        }
        say("The database is in %s.", location.where());
        String command = location.commandToLookInside();
        if (command != null) {
            say("To look inside:%n  %s", command);
        }
    }

    private static String describe(Exception e) {
        if (e instanceof ValidationException) {
            return e.getMessage()
                    + "; if that is because the stored checkpoint has become too old, begin anew with --restart";
        }
        if (e instanceof PartnerCentralAccountException) {
            return e.getMessage() + "; what is stored stays, and the next run goes on there";
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

    /** Slow enough to be stopped in the middle. Its data and page tokens are the same in each run. */
    private static PartnerCentralEmulator emulator() {
        return PartnerCentralEmulator.builder()
                .connections(EMULATED_CONNECTIONS)
                .latency(Duration.ofMillis(200))
                .start();
    }

    /** The library's message speaks of methods of its builder, which this program has no options for. */
    private static String ruleFor(IllegalArgumentException e) {
        return String.valueOf(e.getMessage())
                .replace("endpointOverride ", "")
                .replace(" or plaintextAllowed is set", "");
    }

    private ParameterException invalid(String option, @Nullable String rule) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + rule);
    }

    private void say(String format, Object... arguments) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, arguments));
    }
}

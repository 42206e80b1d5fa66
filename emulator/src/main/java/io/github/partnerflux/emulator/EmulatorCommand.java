package io.github.partnerflux.emulator;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a program. */
@Command(
        name = "partnerflux-emulator",
        mixinStandardHelpOptions = true,
        versionProvider = EmulatorCommand.Version.class,
        description = "Serves a local Partner Central Account API (ListConnections) until it is stopped.",
        footer = {
            "",
            "The first account's access key and secret are test and test, the second's test-2 and test-2, and so on; "
                    + "the region is us-east-1.",
            "GET " + HealthCheck.PATH + " responds with status 200 once it listens.",
            "Exit codes: 1 if the address or the port cannot be used, 2 for unusable arguments."
        })
final class EmulatorCommand implements Callable<Integer> {

    private static final String DEFAULT_PORT = "8080";

    private final PartnerCentralEmulator.Builder builder = PartnerCentralEmulator.builder()
            // It runs for as long as it is left to: what it received must not pile up.
            .recordRequests(false);

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new EmulatorCommand()).setParameterExceptionHandler((exception, arguments) -> {
            // The usage text would bury the message; --help is there for those who want it.
            CommandLine commandLine = exception.getCommandLine();
            commandLine.getErr().println(exception.getMessage() + " (--help lists the options)");
            return commandLine.getCommandSpec().exitCodeOnInvalidInput();
        });
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (PartnerCentralEmulator emulator = builder.start()) {
            if (!emulator.isLoopback()) {
                err.println(
                        "warning: other machines can reach this emulator. It speaks plaintext HTTP and its credentials"
                                + " (test/test) are known to all: whoever reaches the port can use it.");
                err.flush();
            }
            out.println("listening on " + emulator.endpoint());
            out.flush();
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            return CommandLine.ExitCode.OK;
        }
    }

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = PartnerCentralEmulator.DEFAULT_HOST,
            description =
                    "The address to listen on; 0.0.0.0 is all interfaces, for clients on other machines and in other"
                            + " containers. Default: ${DEFAULT-VALUE}.")
    void host(String value) {
        set("--host", () -> builder.host(value));
    }

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = DEFAULT_PORT,
            description = "The port to listen on; 0 is any free one. Default: ${DEFAULT-VALUE}.")
    void port(int value) {
        set("--port", () -> builder.port(value));
    }

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "250",
            description = "How many connections each account has. Default: ${DEFAULT-VALUE}.")
    void connections(int value) {
        set("--connections", () -> builder.connections(value));
    }

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many accounts there are. Default: ${DEFAULT-VALUE}.")
    void accounts(int value) {
        set("--accounts", () -> builder.accounts(value));
    }

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "0ms",
            description = "How long each answer waits, for example 20ms, 1s or PT0.5S. Default: none.")
    void latency(Duration value) {
        set("--latency", () -> builder.latency(value));
    }

    @Option(
            names = "--throttle-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "The share of requests, 0 to 1, answered with ThrottlingException. Default: ${DEFAULT-VALUE}.")
    void throttleRate(double value) {
        set("--throttle-rate", () -> builder.throttleRate(value));
    }

    @Option(
            names = "--requests-per-second",
            paramLabel = "RATE",
            defaultValue = "Infinity",
            description = "What each account may send; more is answered with ThrottlingException. Default: no limit.")
    void requestsPerSecond(double value) {
        set("--requests-per-second", () -> builder.requestsPerSecond(value));
    }

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = PartnerCentralEmulator.DEFAULT_SEED + "",
            description = "What all data derives from. Default: ${DEFAULT-VALUE}.")
    void seed(long value) {
        builder.seed(value);
    }

    /** The builder's message begins with the name of its method; the user's word for it is the option. */
    private void set(String option, Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage()).replaceFirst("^\\w+ ", "");
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + rule);
        }
    }

    /** Takes the version from the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = EmulatorCommand.class.getPackage().getImplementationVersion();
            return new String[] {"partnerflux-emulator " + (version == null ? "(not packaged)" : version)};
        }
    }
}

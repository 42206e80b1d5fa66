// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.command;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.control.Endpoint;
import io.github.partnerflux.emulator.internal.http.HealthCheck;
import io.github.partnerflux.emulator.internal.http.ListenAddress;
import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Seeds;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        description = "Serves a local Partner Central Account API until it is stopped.",
        footer = {
            "",
            "The first account's access key and secret are test and test, the second's test-2 and test-2, and so on; "
                    + "the region is us-east-1.",
            "GET " + HealthCheck.PATH + " responds with status 200 once it listens.",
            "Exit codes: 1 if the address, the port or the state file cannot be used at the start, 2 for invalid "
                    + "arguments."
        })
final class EmulatorCommand implements Callable<Integer> {

    private static final String DEFAULT_PORT = "8080";

    private final PartnerCentralEmulator.Builder builder = PartnerCentralEmulator.builder()
            // The program may run for months: by default, it must not keep all requests.
            .recordRequests(false);

    private String host = ListenAddress.DEFAULT_HOST;
    private boolean control;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new EmulatorCommand()).setParameterExceptionHandler((exception, arguments) -> {
            // Prints the message alone: the usage text would hide it.
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
            if (!new ListenAddress(host, emulator.port()).isLoopback()) {
                err.println(
                        "warning: other machines can reach this emulator. It speaks plaintext HTTP and its credentials"
                                + " (test/test) are public: anyone who can reach the port can use it"
                                + (control ? " and, because of --control, change its state and settings." : "."));
                err.flush();
            }
            out.println("listening on " + emulator.endpoint());
            out.flush();
            awaitInterrupt(emulator, err);
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Returns when the thread is interrupted. If the process is terminated instead, closes the emulator. */
    private static void awaitInterrupt(PartnerCentralEmulator emulator, PrintWriter err) {
        Thread onTermination = new Thread(() -> {
            try {
                emulator.close();
            } catch (UncheckedIOException e) {
                err.println(e.getMessage());
                err.flush();
            }
        });
        Runtime.getRuntime().addShutdownHook(onTermination);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(onTermination);
        }
    }

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = ListenAddress.DEFAULT_HOST,
            description =
                    "The address to listen on; 0.0.0.0 is all interfaces, for clients on other machines and in other"
                            + " containers. Default: ${DEFAULT-VALUE}.")
    void host(String value) {
        set("--host", () -> builder.host(value));
        host = value;
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
            defaultValue = Accounts.DEFAULT_CONNECTIONS + "",
            description = "The number of connections of each account. Default: ${DEFAULT-VALUE}.")
    void connections(int value) {
        set("--connections", () -> builder.connections(value));
    }

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = Accounts.DEFAULT_COUNT + "",
            description = "The number of accounts. Default: ${DEFAULT-VALUE}.")
    void accounts(int value) {
        set("--accounts", () -> builder.accounts(value));
    }

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "0ms",
            description = "The delay before each response, for example 20ms, 1s or PT0.5S. Default: none.")
    void latency(Duration value) {
        set("--latency", () -> builder.latency(value));
    }

    @Option(
            names = "--throttle-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "The share of requests, 0 to 1, that get a ThrottlingException. Default: ${DEFAULT-VALUE}.")
    void throttleRate(double value) {
        set("--throttle-rate", () -> builder.throttleRate(value));
    }

    @Option(
            names = "--requests-per-second",
            paramLabel = "RATE",
            defaultValue = "Infinity",
            description = "The requests per second of each account; more get a ThrottlingException. Default: no limit.")
    void requestsPerSecond(double value) {
        set("--requests-per-second", () -> builder.requestsPerSecond(value));
    }

    @Option(
            names = "--control",
            description = "Allows control over HTTP (requests to " + Endpoint.ROOT + ") beyond a loopback address, on"
                    + " which it is on by default.")
    void control(boolean value) {
        builder.control(value);
        control = value;
    }

    @Option(
            names = "--record-requests",
            description =
                    "Keeps all requests, until they are cleared, for GET " + Endpoint.ROOT + "requests. Default: no.")
    void recordRequests(boolean value) {
        builder.recordRequests(value);
    }

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "The JSON file that the state is loaded from, if it exists, and saved in when the program is"
                    + " stopped. Default: none.")
    void stateFile(Path value) {
        builder.stateFile(value);
    }

    @Option(
            names = "--partners-in",
            paramLabel = "CATALOG",
            split = ",",
            description =
                    "The catalogs in which each account starts as a partner: AWS (the default), Sandbox, or both.")
    void partnersIn(String[] values) {
        set("--partners-in", () -> builder.partnersIn(values));
    }

    @Option(names = "--unverified", description = "Business and registrant of each account start unverified.")
    void unverified(boolean value) {
        builder.verified(!value);
    }

    @Option(
            names = "--quota",
            paramLabel = "REASON=LIMIT",
            description = "A quota, by the reason of its error, for example LIMIT_EXCEEDED_NUMBER_OF_EMAIL=1. May be"
                    + " repeated. Default: AWS's quotas.")
    void quotas(Map<String, Integer> values) {
        values.forEach((reason, limit) -> set("--quota", () -> builder.quota(reason, limit)));
    }

    @Option(
            names = "--invitation-lifetime",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "The time after which a pending invitation expires, for example P7D. Default: P30D.")
    void invitationLifetime(Duration value) {
        set("--invitation-lifetime", () -> builder.invitationLifetime(value));
    }

    @Option(
            names = "--task-duration",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "The time that profile updates and qualifications tasks take, for example 5s. Default: 500ms.")
    void taskDuration(Duration value) {
        set("--task-duration", () -> builder.profileUpdateDuration(value).qualificationsTaskDuration(value));
    }

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = Seeds.DEFAULT + "",
            description = "The number that all data is derived from. Default: ${DEFAULT-VALUE}.")
    void seed(long value) {
        builder.seed(value);
    }

    /** Replaces the name of the builder's method, with which its message starts, by the option. */
    private void set(String option, Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage()).replaceFirst("^\\w+ ", "");
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + rule);
        }
    }

    /** Reads the version from the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = EmulatorCommand.class.getPackage().getImplementationVersion();
            return new String[] {"partnerflux-emulator " + (version == null ? "(not packaged)" : version)};
        }
    }
}

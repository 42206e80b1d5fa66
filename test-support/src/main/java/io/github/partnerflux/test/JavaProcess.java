// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Java programs in processes of their own. */
public final class JavaProcess {

    private static final Duration LIMIT = Duration.ofSeconds(150);

    private JavaProcess() {}

    /**
     * Runs a program until it exits, for up to 150 s.
     *
     * @param directory holds the output
     * @param variables environment variables in addition to those of this process
     * @param arguments the arguments of the {@code java} command
     */
    public static Result run(Path directory, Map<String, String> variables, String... arguments) throws Exception {
        return run(directory, LIMIT, variables, arguments);
    }

    /**
     * Runs a program until it exits.
     *
     * @param directory holds the output
     * @param limit ends the program
     * @param variables environment variables in addition to those of this process
     * @param arguments the arguments of the {@code java} command
     */
    public static Result run(Path directory, Duration limit, Map<String, String> variables, String... arguments)
            throws Exception {
        Path output = directory.resolve("output.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                Stream.concat(Stream.of(java), Stream.of(arguments)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .as("exited")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    /**
     * The result of a program.
     *
     * @param exitValue the exit value of the process
     * @param output the standard output and the standard error
     */
    public record Result(int exitValue, String output) {}
}

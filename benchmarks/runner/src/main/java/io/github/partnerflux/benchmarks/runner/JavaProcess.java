// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that prints a line for each line of input. All run on the current JVM, with the same heap size. */
final class JavaProcess implements AutoCloseable {

    /** The longest time to an exit, including that in which a JVM writes an archive of its classes. */
    private static final int EXIT_SECONDS = 180;

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process.
     *
     * @param module the benchmark module that contains the class
     */
    static JavaProcess start(String module, String mainClass, List<String> options) {
        Path jar = Path.of("benchmarks", module, "target", "partnerflux-benchmark-" + module + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "run this from the root of the project, after \"mvn -DskipTests package\": there is no " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m"));
        if (Runtime.version().feature() >= 24) {
            // Newer JVMs warn of Netty's native and Unsafe access.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), mainClass));
        try {
            return new JavaProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line and waits for the response. */
    String request(String line) {
        try {
            input.write(line + '\n');
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readLine();
    }

    String readLine() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("ended early: "
                        + process.info().commandLine().orElse("a process") + "; its error output is above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the peak resident memory so far, in bytes; 0 where the operating system does not report it. */
    long peakResidentBytes() {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                            .findFirst()
                            .orElse(0)
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the input, at whose end the process exits, and waits for that. */
    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The TCP connections of this machine, as Linux shows them. Other systems have no such files. */
final class TcpTables {

    private static final List<Path> FILES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final String ESTABLISHED = "01";
    private static final String NO_BYTES = ":00000000";

    private TcpTables() {}

    /**
     * Waits until the kernel has received data for one end of a connection, or that end is closed. The other end's {@code send}
     * does not wait for that. Returns at once on systems other than Linux.
     */
    static void awaitReceived(int port, int otherPort) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (isOpenWithoutData(port, otherPort)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("port " + port + " has received no data");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isOpenWithoutData(int port, int otherPort) throws IOException {
        Optional<String[]> connection = find(port, otherPort);
        return connection.isPresent()
                && connection.get()[3].equals(ESTABLISHED)
                && connection.get()[4].endsWith(NO_BYTES);
    }

    /** The columns: number, local address, remote address, state, bytes not yet sent and not yet read, and others. */
    private static Optional<String[]> find(int port, int otherPort) throws IOException {
        for (Path file : FILES) {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns[1].endsWith(hex(port)) && columns[2].endsWith(hex(otherPort))) {
                        return Optional.of(columns);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String hex(int port) {
        return String.format(Locale.ROOT, ":%04X", port);
    }
}

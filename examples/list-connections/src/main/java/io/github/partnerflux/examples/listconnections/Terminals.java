package io.github.partnerflux.examples.listconnections;

import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * Which of the program's streams somebody is looking at.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is a terminal that can rewrite a line
 * @param width the terminal's width in columns
 */
record Terminals(boolean stdout, boolean stderr, int width) {

    private static final int USUAL_WIDTH = 80;

    /** Asks {@code test -t} and {@code stty}: a {@code Terminal} of JLine would take Ctrl-C away from the JVM. */
    static Terminals detect() {
        ExecTerminalProvider provider = new ExecTerminalProvider();
        boolean stdout = provider.isPosixSystemStream(SystemStream.Output);
        boolean stderr = provider.isPosixSystemStream(SystemStream.Error);
        int width = stdout || stderr
                ? provider.systemStreamWidth(stdout ? SystemStream.Output : SystemStream.Error)
                : USUAL_WIDTH;
        // A terminal that was never told its size says 0.
        return new Terminals(stdout, stderr && !"dumb".equals(System.getenv("TERM")), width > 0 ? width : USUAL_WIDTH);
    }
}

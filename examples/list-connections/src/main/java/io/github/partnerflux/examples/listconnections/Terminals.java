package io.github.partnerflux.examples.listconnections;

import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * Which of the program's streams somebody is looking at.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is one
 * @param width how many columns it has
 */
record Terminals(boolean stdout, boolean stderr, int width) {

    private static final int USUAL_WIDTH = 80;

    /** Asks {@code test -t} and {@code stty}: a {@code Terminal} of JLine would take Ctrl-C away from the JVM. */
    static Terminals detect() {
        ExecTerminalProvider provider = new ExecTerminalProvider();
        boolean stderr = !"dumb".equals(System.getenv("TERM")) && provider.isPosixSystemStream(SystemStream.Error);
        if (!stderr) {
            return new Terminals(false, false, USUAL_WIDTH);
        }
        int width = provider.systemStreamWidth(SystemStream.Error);
        return new Terminals(provider.isPosixSystemStream(SystemStream.Output), true, width > 0 ? width : USUAL_WIDTH);
    }
}

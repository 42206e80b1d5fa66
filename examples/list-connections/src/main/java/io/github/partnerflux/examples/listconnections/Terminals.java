// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * The program's streams that are terminals.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is a terminal that can rewrite a line
 * @param width the terminal's width in columns
 */
record Terminals(boolean stdout, boolean stderr, int width) {

    private static final int DEFAULT_WIDTH = 80;

    /** Detects terminals with {@code test -t} and {@code stty}: JLine's {@code Terminal} would intercept Ctrl-C. */
    static Terminals detect() {
        ExecTerminalProvider provider = new ExecTerminalProvider();
        boolean stdout = provider.isPosixSystemStream(SystemStream.Output);
        boolean stderr = provider.isPosixSystemStream(SystemStream.Error);
        int width = stdout || stderr
                ? provider.systemStreamWidth(stdout ? SystemStream.Output : SystemStream.Error)
                : DEFAULT_WIDTH;
        // A terminal whose size was never set reports 0.
        return new Terminals(
                stdout, stderr && !"dumb".equals(System.getenv("TERM")), width > 0 ? width : DEFAULT_WIDTH);
    }
}

package io.github.partnerflux.examples.listconnections;

import java.io.PrintWriter;

/** The program's messages on standard error. */
record Messages(PrintWriter stderr) {

    /** Prints a line. Messages quote text from outside, which must not add lines or control the terminal. */
    void print(String message) {
        stderr.println("list-connections: " + clean(message));
    }

    static String clean(String text) {
        return SafeText.replaceUnsafe(text.replaceAll("\\p{Cc}+", " "));
    }
}

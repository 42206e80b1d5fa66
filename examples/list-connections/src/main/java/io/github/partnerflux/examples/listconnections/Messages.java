// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.PrintWriter;
import java.util.Locale;

/** The program's messages on standard error. */
record Messages(PrintWriter stderr) {

    /** Prints a line. Messages quote text from outside, which must not add lines or control the terminal. */
    void print(String message) {
        stderr.println("list-connections: " + clean(message));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number with the noun that it needs. */
    static String number(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    static String clean(String text) {
        return SafeText.replaceUnsafe(text.replaceAll("\\p{Cc}+", " "));
    }
}

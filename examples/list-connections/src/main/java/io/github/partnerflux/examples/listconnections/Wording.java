// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.Locale;
import java.util.regex.Pattern;

/** Translates the library's messages for the command line: names of request members and builder methods to options. */
final class Wording {

    private static final Pattern SUBJECT = Pattern.compile("^\\S+ (?=must )");

    private static final Pattern TIME_LIMIT =
            Pattern.compile("the (?:apiCallAttemptTimeout|apiCallTimeout|responseTimeout) of PT([0-9HMS.]+)");

    private Wording() {}

    static String ofCommandLine(String message) {
        return TIME_LIMIT
                .matcher(message)
                .replaceAll(match -> match.group(1).toLowerCase(Locale.ROOT))
                .replace("endpointOverride", "--endpoint")
                .replace("plaintextAllowed", "--allow-plaintext");
    }

    /** Returns the message without the member's name: the caller names the option. */
    static String rule(String message) {
        return ofCommandLine(SUBJECT.matcher(message).replaceFirst(""));
    }
}

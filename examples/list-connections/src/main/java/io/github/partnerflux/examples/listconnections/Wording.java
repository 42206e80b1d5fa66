package io.github.partnerflux.examples.listconnections;

import java.util.Locale;
import java.util.regex.Pattern;

/** The library's messages in words of the command line: they name members of requests and methods of builders, which it has not. */
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

    /** What is wrong with the value of an option, which is named elsewhere. */
    static String rule(String message) {
        return ofCommandLine(SUBJECT.matcher(message).replaceFirst(""));
    }
}

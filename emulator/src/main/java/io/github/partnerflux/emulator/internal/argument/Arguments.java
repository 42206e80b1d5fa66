// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.argument;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Checks of arguments that users pass. The message of each failure starts with the argument's name. */
public final class Arguments {

    private static final Pattern OPERATION = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private Arguments() {}

    public static int checkRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be between " + min + " and " + max + ", but is " + value);
        }
        return value;
    }

    /** Checks that a text can be the name of an operation: letters and digits, as in all services of AWS. */
    public static String checkOperation(String value) {
        if (!OPERATION.matcher(value).matches()) {
            throw new IllegalArgumentException("operation must be a name such as GetPartner, but is \"" + value + "\"");
        }
        return value;
    }

    /** Checks that a text is an IP address or a host name, and removes the brackets of an IPv6 address. */
    public static String checkHost(String value) {
        String host = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        try {
            String parsed = new URI("http", null, host, -1, "/", null, null).getHost();
            if (host.equals(parsed) || ("[" + host + "]").equals(parsed)) {
                return host;
            }
        } catch (URISyntaxException e) {
            // The exception below reports it.
        }
        throw new IllegalArgumentException("host must be an IP address or a host name, but is \"" + value + "\"");
    }

    /** Checks that a duration is not negative, and short enough to be counted in nanoseconds, as schedulers do. */
    public static Duration checkNotNegative(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        if (duration.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(name + " must be at most 365 days, but is " + duration);
        }
        return duration;
    }

    /** Checks that a number is above 0. */
    public static double checkPositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above 0, but is " + value);
        }
        return value;
    }

    /** Checks that a text is one of the allowed ones. */
    public static String checkOneOf(String name, Collection<String> allowed, String value) {
        Objects.requireNonNull(value, name);
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(name + " must be one of " + allowed + ", but is \"" + value + "\"");
        }
        return value;
    }

    /** Checks that a text matches a pattern. */
    public static String checkMatch(String name, Pattern pattern, String value) {
        Objects.requireNonNull(value, name);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must match " + pattern + ", but is \"" + value + "\"");
        }
        return value;
    }

    /** Checks that a text is the name of a constant. */
    public static <E extends Enum<E>> E checkEnum(String name, Class<E> type, String value) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return Enum.valueOf(type, checkOneOf(name, names, value));
    }
}

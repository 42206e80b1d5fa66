// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.constraint;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page token of a listing in groups: {@code 2-0a1b2c3d:TOKEN}. The prefix does not count towards the length that the
 * model allows for a token.
 *
 * @param group the number of the group, from 1
 * @param fingerprint what the values that are listed in groups have in common
 * @param token the token in the listing of the group, or {@code null} for its first page
 */
public record GroupToken(
        int group, int fingerprint, @Nullable String token) {

    private static final Pattern PREFIX = Pattern.compile("(\\d{1,9})-([0-9a-f]{8}):");

    /** Returns the parts of a token, or {@code null} if it is not one of a listing in groups. */
    public static @Nullable GroupToken parse(String text) {
        Matcher prefix = PREFIX.matcher(text);
        if (!prefix.lookingAt()) {
            return null;
        }
        return new GroupToken(
                Integer.parseInt(prefix.group(1)),
                Integer.parseUnsignedInt(prefix.group(2), 16),
                prefix.end() == text.length() ? null : text.substring(prefix.end()));
    }

    /** Returns the length of the prefix of a token in code points: 0 if it is not one of a listing in groups. */
    static int prefixLength(String text) {
        Matcher prefix = PREFIX.matcher(text);
        return prefix.lookingAt() ? prefix.end() : 0;
    }

    @Override
    public String toString() {
        return group + "-" + HexFormat.of().toHexDigits(fingerprint) + ":" + (token == null ? "" : token);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the file of accounts.
 *
 * @param key the name of the account in rows and messages: its profile, or the account ID of its role
 * @param text the profile or the ARN of the role
 * @param position the number of accounts before this one
 * @param problem why the account cannot be listed, or {@code null}
 */
record AccountLine(
        String key, String text, int position, @Nullable AccountLineException problem) {

    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):role/[\\w+=,.@/-]+");

    /** Parses a line that is neither empty nor a comment. */
    static AccountLine parse(String text, int position) {
        if (!text.startsWith("arn:")) {
            return new AccountLine(text, text, position, null);
        }
        Matcher role = ROLE.matcher(text);
        return role.matches()
                ? new AccountLine(role.group(1), text, position, null)
                : new AccountLine(
                        text,
                        text,
                        position,
                        new AccountLineException("not the ARN of a role", "use arn:aws:iam::ACCOUNT:role/NAME"));
    }

    /** Returns a line that repeats the account of an earlier one. */
    AccountLine repeated(int line, int firstLine) {
        return new AccountLine(
                key + " (line " + line + ")",
                text,
                position,
                new AccountLineException("the same account as in line " + firstLine, "remove one of the lines"));
    }

    boolean isRole() {
        return text.startsWith("arn:");
    }
}

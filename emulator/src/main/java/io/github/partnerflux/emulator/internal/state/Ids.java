// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.OptionalLong;

/**
 * Writes numbers as the service writes ids: a prefix and 13 characters, which are a base-32 number. Numbers that are
 * derived from a position lead back to it, so that ids of generated data need no index.
 */
public final class Ids {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 13;
    private static final int BITS = 5;

    private Ids() {}

    static String of(String prefix, long number) {
        StringBuilder id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = LENGTH - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt((int) (number >>> (BITS * i)) & 31));
        }
        return id.toString();
    }

    /** Returns the number of an id, or nothing if {@link #of} did not write it. */
    static OptionalLong number(String prefix, String id) {
        if (id.length() != prefix.length() + LENGTH || !id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = prefix.length(); i < id.length(); i++) {
            number = (number << BITS) | ALPHABET.indexOf(id.charAt(i));
        }
        return of(prefix, number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
    }
}

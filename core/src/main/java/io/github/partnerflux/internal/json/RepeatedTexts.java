// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The short texts of one document, in which many may be equal, such as the name of a catalog: they share a string. */
final class RepeatedTexts {

    private static final int MAX_LENGTH = 16;
    private static final int SLOTS = 32;

    /** Each text has one slot, which the next text of that slot takes. */
    private @Nullable String @Nullable [] slots;

    /** Returns the text of the current scalar. */
    String text(JsonParser parser, int length) {
        if (length == 0 || length > MAX_LENGTH) {
            return parser.getString();
        }
        if (slots == null) {
            slots = new String[SLOTS];
        }
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int slot = (31 * characters[offset] + 7 * characters[offset + length - 1] + length) & (SLOTS - 1);
        String known = slots[slot];
        if (known == null || !Scalars.isText(known, characters, offset, length)) {
            known = parser.getString();
            slots[slot] = known;
        }
        return known;
    }
}

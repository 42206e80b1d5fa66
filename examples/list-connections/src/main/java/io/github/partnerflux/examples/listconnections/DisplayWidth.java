// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** The number of columns that text takes on a terminal; the largest where terminals differ, as with emoji. */
final class DisplayWidth {

    /** A character as readers see it: a letter with its accents, an emoji of several code points. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Truncates text that is wider than {@code width} between two characters, and appends an ellipsis. */
    static String truncate(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = width - 1;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            left -= of(graphemes.group());
            if (left < 0) {
                break;
            }
            kept.append(graphemes.group());
        }
        return kept.append('…').toString();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int of(int codePoint) {
        if (codePoint == EMOJI_PRESENTATION) {
            // It turns the symbol before it into an emoji, which is one column wider.
            return 1;
        }
        return isEmojiSomewhere(codePoint) ? 2 : Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** Covers symbols that JLine treats as narrow (watch to star), and skin tones that it treats as part of emoji. */
    private static boolean isEmojiSomewhere(int codePoint) {
        return (codePoint >= 0x231A && codePoint <= 0x2B55 && Character.getType(codePoint) == Character.OTHER_SYMBOL)
                || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a terminal shows of a program's output. It wraps at its width, supports a carriage return and "erase
 * to the right", and omits accents that take no column.
 */
final class Screen {

    private static final String ERASE = "\u001b[K";

    private final int width;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int column;

    private Screen(int width) {
        this.width = width;
    }

    static List<String> lines(String output, int width) {
        Screen screen = new Screen(width);
        String rest = output;
        while (!rest.isEmpty()) {
            if (rest.startsWith(ERASE)) {
                screen.line().setLength(screen.column);
                rest = rest.substring(ERASE.length());
            } else {
                int character = rest.codePointAt(0);
                screen.put(character);
                rest = rest.substring(Character.charCount(character));
            }
        }
        return screen.lines.stream()
                .map(line -> line.toString().replace("\0", "").stripTrailing())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void put(int character) {
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            newLine();
        } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
            int columns = columns(character);
            if (column + columns > width) {
                newLine();
            }
            write(character, columns);
        }
    }

    /** Adds a filler to a character of two columns, so that indexes are columns. Supports the BMP only. */
    private void write(int character, int columns) {
        String cells = Character.toString(character) + "\0".repeat(columns - 1);
        line().replace(column, Math.min(line().length(), column + columns), cells);
        column += cells.length();
    }

    private void newLine() {
        lines.add(new StringBuilder());
        column = 0;
    }

    private StringBuilder line() {
        return lines.get(lines.size() - 1);
    }

    private static int columns(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default -> 1;
        };
    }
}

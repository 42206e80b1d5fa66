// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.List;
import java.util.Locale;

/** The names and colors of contestants, in the first line of an image. */
final class Legend {

    private static final int COLUMN_WIDTH = 130;

    private Legend() {}

    static String draw(List<ContestantProcess> contestants, Theme theme) {
        StringBuilder legend = new StringBuilder();
        for (int i = 0; i < contestants.size(); i++) {
            legend.append(String.format(
                    Locale.ROOT,
                    """
                    <rect x="%d" y="6" width="12" height="12" rx="2" fill="%s"/>\
                    <text x="%d" y="17" fill="%s">%s</text>
                    """,
                    i * COLUMN_WIDTH,
                    theme.color(contestants.get(i)),
                    i * COLUMN_WIDTH + 18,
                    theme.text(),
                    contestants.get(i).label()));
        }
        return legend.toString();
    }
}

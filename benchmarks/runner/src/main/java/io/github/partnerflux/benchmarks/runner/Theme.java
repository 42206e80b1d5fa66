// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.List;
import java.util.Map;

/**
 * The colors for one kind of page.
 *
 * @param name the name of the kind
 * @param text the color of text
 * @param muted the color of lines, and of text that explains
 * @param contestants the colors of the contestants
 */
record Theme(String name, String text, String muted, Map<ContestantProcess, String> contestants) {

    static final List<Theme> ALL = List.of(
            new Theme(
                    "light",
                    "#1f2328",
                    "#59636e",
                    Map.of(
                            ContestantProcess.PARTNERFLUX, "#0969da",
                            ContestantProcess.LIMIT, "#8c959f",
                            ContestantProcess.SCAN, "#c4c9cf",
                            ContestantProcess.SDK_CRT, "#d4a72c",
                            ContestantProcess.SDK_NETTY, "#bc4c00")),
            new Theme(
                    "dark",
                    "#f0f6fc",
                    "#9198a1",
                    Map.of(
                            ContestantProcess.PARTNERFLUX, "#4493f8",
                            ContestantProcess.LIMIT, "#656c76",
                            ContestantProcess.SCAN, "#3d444d",
                            ContestantProcess.SDK_CRT, "#bb8009",
                            ContestantProcess.SDK_NETTY, "#db6d28")));

    String color(ContestantProcess contestant) {
        return contestants.getOrDefault(contestant, muted);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The location of an H2 database, as shown to users.
 *
 * @param path the file without its suffix, absolute; empty for a database in memory
 */
record DatabaseLocation(String path) {

    private static final String QUERY =
            "SELECT kind, account, id, other_participant_name FROM changes ORDER BY seq DESC LIMIT 10";

    String description() {
        return isFile() ? path + ".mv.db" : "memory, and lost when this program exits";
    }

    /** Returns a command that shows the last changes, or {@code null} if the database is not kept. */
    @Nullable
    String queryCommand() {
        return isFile()
                ? "java -cp '%s' org.h2.tools.Shell -url 'jdbc:h2:file:%s' -sql '%s'".formatted(h2(), path, QUERY)
                : null;
    }

    private boolean isFile() {
        return !path.isEmpty();
    }

    /** Returns the path of H2's jar, which contains its shell. */
    private static String h2() {
        try {
            CodeSource source =
                    Class.forName("org.h2.tools.Shell").getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (ReflectiveOperationException | URISyntaxException e) {
            return "h2.jar";
        }
    }
}

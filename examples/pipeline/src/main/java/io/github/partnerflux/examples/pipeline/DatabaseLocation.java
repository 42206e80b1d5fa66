package io.github.partnerflux.examples.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where an H2 database is, in words for people.
 *
 * @param path the file without its suffix, absolute; empty for a database in memory
 */
record DatabaseLocation(String path) {

    private static final String QUERY = "SELECT * FROM connection ORDER BY seq LIMIT 10";

    String where() {
        return isFile() ? path + ".mv.db" : "memory, which ends with this program";
    }

    /** A command that shows what is stored, or {@code null} if nothing will be left to look at. */
    @Nullable
    String commandToLookInside() {
        return isFile()
                ? "java -cp '%s' org.h2.tools.Shell -url 'jdbc:h2:file:%s' -sql '%s'".formatted(h2(), path, QUERY)
                : null;
    }

    private boolean isFile() {
        return !path.isEmpty();
    }

    /** H2's own jar, which has its shell too. */
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

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Archives of loaded classes: an AOT cache from JDK 25 on, and an AppCDS archive on earlier versions. */
final class ClassArchives {

    private static final boolean AOT_CACHE = Runtime.version().feature() >= 25;

    /** The JVM's own messages go to standard output, where the measured process prints its lines. */
    private static final List<String> NO_MESSAGES = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Path directory;

    private ClassArchives(Path directory) {
        this.directory = directory;
    }

    static ClassArchives create() {
        try {
            return new ClassArchives(Files.createTempDirectory("benchmarks"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the JVM options that write an archive at the exit. */
    List<String> optionsToWrite(ContestantProcess contestant) {
        return options(AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=", contestant);
    }

    /** Returns the JVM options that start with the archive, and fail if it does not match. */
    List<String> optionsToRead(ContestantProcess contestant) {
        return AOT_CACHE
                ? Stream.concat(options("-XX:AOTCache=", contestant).stream(), Stream.of("-XX:AOTMode=on"))
                        .toList()
                : Stream.concat(options("-XX:SharedArchiveFile=", contestant).stream(), Stream.of("-Xshare:on"))
                        .toList();
    }

    private List<String> options(String option, ContestantProcess contestant) {
        return Stream.concat(Stream.of(option + directory.resolve(contestant.name())), NO_MESSAGES.stream())
                .toList();
    }

    void delete() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A local repository of Maven that shares all downloads with the user's own, and has its own {@code io.github.partnerflux}:
 * what a test installs or resolves there neither comes from the user's nor gets into it.
 */
final class LocalRepository {

    private final Path directory;

    private LocalRepository(Path directory) {
        this.directory = directory;
    }

    static LocalRepository create(Path directory, Path shared) throws IOException {
        share(directory, shared, Path.of("io/github/partnerflux"));
        return new LocalRepository(directory);
    }

    /** Links all entries of {@code shared}, except those on the path {@code own}, which becomes an empty directory. */
    private static void share(Path directory, Path shared, Path own) throws IOException {
        Files.createDirectories(directory);
        Path name = own.getName(0);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(shared)) {
            for (Path entry : entries) {
                if (!entry.getFileName().equals(name)) {
                    Files.createSymbolicLink(directory.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
        if (own.getNameCount() == 1) {
            Files.createDirectories(directory.resolve(name));
        } else {
            Path inside = Files.createDirectories(shared.resolve(name));
            share(directory.resolve(name), inside, own.subpath(1, own.getNameCount()));
        }
    }

    Path directory() {
        return directory;
    }

    /** Moves what is installed of the project into {@code destination}. */
    void moveInstalledTo(Path destination) throws IOException {
        Path installed = directory.resolve("io/github/partnerflux");
        Files.move(installed, destination);
        Files.createDirectories(installed);
    }
}

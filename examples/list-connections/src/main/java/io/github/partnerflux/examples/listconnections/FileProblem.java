// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes why a file cannot be used: many messages of the system's exceptions are only the path. */
final class FileProblem {

    private FileProblem() {}

    static String of(Path path, IOException e) {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            return "it is a directory";
        } else if (directory != null && !Files.exists(directory)) {
            return "its directory does not exist";
        } else if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "access is denied";
        } else if (e instanceof CharacterCodingException) {
            return "it is not in UTF-8";
        }
        return String.valueOf(e.getMessage());
    }
}

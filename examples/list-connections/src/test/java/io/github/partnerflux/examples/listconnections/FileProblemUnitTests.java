// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemUnitTests {

    @TempDir
    private Path directory;

    @Test
    void describesADeniedAccess() {
        Path file = directory.resolve("file");

        assertThat(FileProblem.of(file, new AccessDeniedException(file.toString())))
                .isEqualTo("access is denied");
    }

    @Test
    void passesOnTheSystemsReason() {
        assertThat(FileProblem.of(directory.resolve("file"), new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the Maven that runs this test. */
record Maven(LocalRepository repository, Path settings) {

    void run(Path project, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("partnerflux.maven.home"), "bin", "mvn")
                        .toString(),
                "--batch-mode",
                "--quiet",
                "--global-settings",
                settings.toString(),
                "-Dmaven.repo.local=" + repository.directory()));
        command.addAll(List.of(arguments));
        Programs.run(project, environment, command);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A release that was built, signed and uploaded from one copy of the sources, and built again from another.
 *
 * @param staging the uploaded files, in the layout of a Maven repository
 * @param rebuilt what the second build installed, without the directories of the group id
 */
record Release(Path staging, Path rebuilt, ThrowAwayKey key, Maven maven, String uploadQuery) {

    /** A version that Maven Central does not have. */
    static final String VERSION = "0.0.0";

    static Release build() throws Exception {
        Path directory = Path.of("target/release").toAbsolutePath();
        deleteRecursively(directory);
        Files.createDirectories(directory);
        ThrowAwayKey key = ThrowAwayKey.generate();
        LocalRepository repository = LocalRepository.create(
                directory.resolve("repository"), Path.of(System.getProperty("partnerflux.maven.repository")));
        Maven maven = new Maven(repository, settings(directory.resolve("settings.xml"), """
                <servers>
                  <server>
                    <id>central</id>
                    <username>test</username>
                    <password>test</password>
                  </server>
                </servers>
                """));
        Map<String, String> environment = Map.of("MAVEN_GPG_KEY", key.armored());

        Path first = directory.resolve("first");
        Sources.copy(Sources.ROOT, first);
        maven.run(first, Map.of(), "-pl", "build", "versions:set", "-DnewVersion=" + VERSION, "-DprocessAllModules");
        Path second = directory.resolve("second/build");
        Sources.copy(first, second);

        Path staging = directory.resolve("staging");
        String uploadQuery;
        try (CentralPortal portal = CentralPortal.start(staging)) {
            maven.run(first, environment, arguments("deploy", "-DcentralBaseUrl=" + portal.url()));
            uploadQuery = portal.uploadQuery();
        }
        repository.moveInstalledTo(directory.resolve("installed"));

        // elsewhere, in another time zone, and without a network; not with --offline, which CycloneDX refuses
        Path nothing = Files.createDirectories(directory.resolve("nothing"));
        Maven disconnected = new Maven(
                repository, settings(directory.resolve("disconnected-settings.xml"), """
                <mirrors>
                  <mirror>
                    <id>central</id>
                    <mirrorOf>*</mirrorOf>
                    <url>%s</url>
                  </mirror>
                </mirrors>
                """.formatted(nothing.toUri())));
        Map<String, String> otherEnvironment =
                Map.of("MAVEN_GPG_KEY", key.armored(), "MAVEN_OPTS", "-Duser.timezone=Asia/Kolkata");
        disconnected.run(second, otherEnvironment, arguments("install"));
        Path rebuilt = directory.resolve("rebuilt");
        repository.moveInstalledTo(rebuilt);
        return new Release(staging, rebuilt, key, maven, uploadQuery);
    }

    private static Path settings(Path file, String content) throws IOException {
        return Files.writeString(file, "<settings>" + content + "</settings>");
    }

    private static String[] arguments(String... additional) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Prelease",
                "-pl",
                Stream.concat(Stream.of("partnerflux-bom"), Sources.publishedModules().stream())
                        .map(module -> ":" + module)
                        .collect(joining(",")),
                "-am",
                "-DskipTests",
                "-Dmaven.test.skip",
                "-Dspotless.check.skip"));
        arguments.addAll(List.of(additional));
        return arguments.toArray(String[]::new);
    }

    /** Returns the directory of a published module. */
    Path directory(String module) {
        return staging.resolve("io/github/partnerflux").resolve(module).resolve(VERSION);
    }

    /** Returns a file of a published module, such as {@code -sources.jar}. */
    Path file(String module, String suffix) {
        return directory(module).resolve(module + "-" + VERSION + suffix);
    }

    /** Returns all published files except signatures and checksums. */
    List<Path> artifacts() throws IOException {
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(asc|md5|sha1|sha256|sha512)"))
                    .toList();
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds a release, uploads it to a local server, and uses it. */
@Tag("staging")
class StagingTests {

    private static final String GROUP = "io.github.partnerflux";

    private static Release release;

    @BeforeAll
    static void release() throws Exception {
        release = Release.build();
    }

    static Stream<String> modules() {
        return Sources.publishedModules().stream();
    }

    @Test
    void waitsForApprovalAfterTheUpload() {
        assertThat(release.uploadQuery()).contains("publishingType=USER_MANAGED");
    }

    @Test
    void onlyPublishedModulesAreUploaded() throws IOException {
        try (Stream<Path> directories = Files.list(release.staging().resolve("io/github/partnerflux"))) {
            assertThat(directories.map(directory -> directory.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("partnerflux-bom"), modules())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleHasAllArtifacts(String module) throws IOException {
        List<Path> expected = Stream.of(
                        ".pom", ".jar", "-sources.jar", "-javadoc.jar", ".module", "-cyclonedx.json", "-cyclonedx.xml")
                .map(suffix -> release.file(module, suffix))
                .toList();

        assertThat(release.artifacts().stream().filter(file -> file.startsWith(release.directory(module))))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(entries(release.file(module, "-sources.jar"))).anyMatch(name -> name.matches(".*\\.(java|kt)"));
        assertThat(entries(release.file(module, "-javadoc.jar"))).contains("index.html");
        assertThat(release.file(module, "-cyclonedx.json")).content().contains("\"components\"");
    }

    @Test
    void everyArtifactHasChecksumsAndASignature() throws Exception {
        Map<String, String> algorithms =
                Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
        assertThat(release.artifacts()).isNotEmpty();
        for (Path file : release.artifacts()) {
            for (Map.Entry<String, String> algorithm : algorithms.entrySet()) {
                assertThat(Path.of(file + "." + algorithm.getKey()))
                        .content()
                        .isEqualToIgnoringWhitespace(hash(file, algorithm.getValue()));
            }
            assertThat(release.key().verifies(file, Path.of(file + ".asc")))
                    .as("the signature of %s", file)
                    .isTrue();
        }
    }

    @Test
    void twoBuildsAreIdentical() throws IOException {
        List<Path> different = new ArrayList<>();
        Path group = release.staging().resolve("io/github/partnerflux");
        for (Path file : release.artifacts()) {
            Path path = group.relativize(file);
            if (Files.mismatch(file, release.rebuilt().resolve(path)) != -1) {
                different.add(path);
            }
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void pomIsComplete(String module) {
        Model pom = Sources.readPom(release.file(module, ".pom"));

        assertHasMetadata(pom);
        assertThat(pom.getDependencyManagement()).isNull();
        assertThat(pom.getDependencies()).allSatisfy(dependency -> {
            assertThat(dependency.getScope()).isIn("compile", "runtime", "provided");
            assertThat(dependency.getVersion()).matches("[0-9].*");
        });
        assertThat(release.file(module, ".pom")).content().contains("do_not_remove: published-with-gradle-metadata");
    }

    @Test
    void bomHasTheModulesAndNothingElse() {
        Model pom = Sources.readPom(release.file("partnerflux-bom", ".pom"));

        assertHasMetadata(pom);
        assertThat(pom.getDependencies()).isEmpty();
        assertThat(pom.getDependencyManagement().getDependencies())
                .extracting(Dependency::getManagementKey, Dependency::getVersion)
                .containsExactlyInAnyOrderElementsOf(modules()
                        .map(module -> tuple(GROUP + ":" + module + ":jar", Release.VERSION))
                        .toList());
    }

    private static void assertHasMetadata(Model pom) {
        assertThat(pom.getParent()).isNull();
        assertThat(pom.getGroupId()).isEqualTo(GROUP);
        assertThat(pom.getVersion()).isEqualTo(Release.VERSION);
        assertThat(pom.getName()).startsWith("Partnerflux");
        assertThat(pom.getDescription()).isNotBlank();
        assertThat(pom.getUrl()).startsWith("https://");
        assertThat(pom.getLicenses()).singleElement().satisfies(license -> {
            assertThat(license.getName()).isEqualTo("Apache-2.0");
            assertThat(license.getUrl()).startsWith("https://");
        });
        assertThat(pom.getDevelopers())
                .isNotEmpty()
                .allSatisfy(developer -> assertThat(developer.getName()).isNotBlank());
        assertThat(pom.getScm().getUrl()).isEqualTo(pom.getUrl());
        assertThat(pom.getScm().getConnection()).isEqualTo("scm:git:" + pom.getUrl() + ".git");
        assertThat(pom.getScm().getDeveloperConnection()).startsWith("scm:git:ssh://");
        assertThat(pom.getProperties()).isEmpty();
        assertThat(pom.getRepositories()).isEmpty();
        assertThat(pom.getDistributionManagement()).isNull();
        assertThat(pom.getBuild()).isNull();
        assertThat(pom.getProfiles()).isEmpty();
    }

    /** Gradle prefers its own metadata to the pom, so that both must have the same dependencies. */
    @ParameterizedTest
    @MethodSource("modules")
    void gradleMetadataEqualsThePom(String module) throws Exception {
        GradleMetadata metadata = GradleMetadata.read(release, module);
        Model pom = Sources.readPom(release.file(module, ".pom"));

        assertThat(metadata.coordinates()).isEqualTo(pom.getGroupId() + ":" + module + ":" + pom.getVersion());
        assertThat(metadata.status()).isEqualTo("release");
        assertThat(metadata.variants())
                .containsExactly("apiElements", "runtimeElements", "javadocElements", "sourcesElements");
        assertThat(metadata.dependencies("apiElements")).isEqualTo(dependencies(pom, "compile"));
        assertThat(metadata.dependencies("runtimeElements")).isEqualTo(dependencies(pom, "compile", "runtime"));
        Map<String, String> files = Map.of(
                "apiElements", ".jar",
                "runtimeElements", ".jar",
                "javadocElements", "-javadoc.jar",
                "sourcesElements", "-sources.jar");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path published = release.file(module, file.getValue());
            assertThat(metadata.file(file.getKey()))
                    .isEqualTo(published.getFileName() + " " + hash(published, "SHA-512"));
        }
    }

    /** Returns descriptions of the dependencies with one of the scopes, in the order of the pom. */
    private static List<String> dependencies(Model pom, String... scopes) {
        return pom.getDependencies().stream()
                .filter(dependency -> !dependency.isOptional())
                .filter(dependency -> List.of(scopes).contains(dependency.getScope()))
                .map(dependency -> GradleMetadata.description(
                        dependency.getGroupId(),
                        dependency.getArtifactId(),
                        dependency.getVersion(),
                        dependency.getExclusions().stream()
                                .map(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())))
                .toList();
    }

    @Test
    void consumerListsConnections() throws Exception {
        Path consumer = Path.of("target/release/consumer").toAbsolutePath();
        Sources.copy(Path.of("src/test/consumer"), consumer);
        release.maven()
                .run(
                        consumer,
                        Map.of(),
                        "-Dstaging=" + release.staging().toUri(),
                        "-Dpartnerflux.version=" + Release.VERSION,
                        "compile",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=target/classpath");
        String classPath = Files.readString(consumer.resolve("target/classpath"));

        String output = Programs.run(
                consumer,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/classes" + File.pathSeparator + classPath,
                        "Consumer"));

        assertThat(output.lines().filter(line -> line.startsWith("connection ")))
                .hasSize(250);
        assertThat(classPath.split(File.pathSeparator))
                .extracting(jar -> Path.of(jar).getFileName().toString())
                .noneMatch(jar -> jar.matches(
                        "netty-(codec-http3|codec-native-quic|transport-native-epoll|resolver-dns-native).*"))
                .noneMatch(jar -> jar.startsWith("picocli"));
    }

    private static String hash(Path file, String algorithm) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(Object::toString).toList();
        }
    }
}

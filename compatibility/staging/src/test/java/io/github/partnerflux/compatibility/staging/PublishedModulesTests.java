// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedModulesTests {

    /** Exactly the BOM and the modules in it are published. */
    @Test
    void bomHasAllPublishedModules() {
        List<String> published = Sources.poms().stream()
                .filter(pom -> !skipsDeployment(pom))
                .map(Model::getArtifactId)
                .filter(artifactId -> !excludedArtifacts().contains(artifactId))
                .toList();

        assertThat(published)
                .contains("partnerflux-bom")
                .filteredOn(artifactId -> !artifactId.equals("partnerflux-bom"))
                .containsExactlyInAnyOrderElementsOf(Sources.publishedModules());
    }

    @ParameterizedTest
    @MethodSource("io.github.partnerflux.compatibility.staging.Sources#publishedModules")
    void publicApiIsCompared(String module) {
        Model pom = Sources.poms().stream()
                .filter(candidate -> candidate.getArtifactId().equals(module))
                .findFirst()
                .orElseThrow();

        assertThat(pom.getProjectDirectory().toPath().resolve("src/test/api/" + module + ".api"))
                .isNotEmptyFile();
    }

    /** Returns the artifact ids of the parents, which the profile for releases does not publish. */
    private static List<String> excludedArtifacts() {
        Model build = Sources.readPom(Sources.ROOT.resolve("build/pom.xml"));
        Profile release = build.getProfiles().stream()
                .filter(profile -> profile.getId().equals("release"))
                .findFirst()
                .orElseThrow();
        Plugin plugin =
                release.getBuild().getPluginsAsMap().get("org.sonatype.central:central-publishing-maven-plugin");
        Xpp3Dom excluded = ((Xpp3Dom) plugin.getConfiguration()).getChild("excludeArtifacts");
        return Stream.of(excluded.getChildren()).map(Xpp3Dom::getValue).toList();
    }

    private static boolean skipsDeployment(Model pom) {
        String skip = pom.getProperties().getProperty("maven.deploy.skip");
        if (skip != null || pom.getParent() == null) {
            return Boolean.parseBoolean(skip);
        }
        Path parent = pom.getProjectDirectory().toPath().resolve(pom.getParent().getRelativePath());
        return skipsDeployment(Sources.readPom(parent.normalize()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedModulesTests {

    /** Exactly the modules in the BOM are published. */
    @Test
    void bomHasAllPublishedModules() {
        List<String> published = Sources.poms().stream()
                .filter(pom -> !pom.getPackaging().equals("pom"))
                .filter(pom -> !skipsDeployment(pom))
                .map(Model::getArtifactId)
                .toList();

        assertThat(Sources.publishedModules()).containsExactlyInAnyOrderElementsOf(published);
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

    private static boolean skipsDeployment(Model pom) {
        String skip = pom.getProperties().getProperty("maven.deploy.skip");
        if (skip != null || pom.getParent() == null) {
            return Boolean.parseBoolean(skip);
        }
        Path parent = pom.getProjectDirectory().toPath().resolve(pom.getParent().getRelativePath());
        return skipsDeployment(Sources.readPom(parent.normalize()));
    }
}

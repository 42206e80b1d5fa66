// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility.staging;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metadata that Gradle reads instead of the pom. */
record GradleMetadata(JsonNode json) {

    static GradleMetadata read(Release release, String module) {
        return new GradleMetadata(
                JsonMapper.shared().readTree(release.file(module, ".module").toFile()));
    }

    /** Returns the coordinates of the module, separated by colons. */
    String coordinates() {
        JsonNode component = json.path("component");
        return text(component, "group") + ":" + text(component, "module") + ":" + text(component, "version");
    }

    String status() {
        return text(json.path("component").path("attributes"), "org.gradle.status");
    }

    List<String> variants() {
        return json.path("variants")
                .valueStream()
                .map(variant -> text(variant, "name"))
                .toList();
    }

    /** Returns descriptions of the dependencies of a variant, in their order. */
    List<String> dependencies(String variant) {
        return variant(variant)
                .path("dependencies")
                .valueStream()
                .map(dependency -> description(
                        text(dependency, "group"),
                        text(dependency, "module"),
                        text(dependency.path("version"), "requires"),
                        dependency
                                .path("excludes")
                                .valueStream()
                                .map(exclusion -> text(exclusion, "group") + ":" + text(exclusion, "module"))))
                .toList();
    }

    /** Returns the name of the file of a variant, and its hash. */
    String file(String variant) {
        JsonNode files = variant(variant).path("files");
        return text(files.path(0), "url") + " " + text(files.path(0), "sha512");
    }

    static String description(String group, String module, String version, Stream<String> exclusions) {
        return group + ":" + module + ":" + version + exclusions.sorted().collect(joining(", ", " without [", "]"));
    }

    private JsonNode variant(String name) {
        return json.path("variants")
                .valueStream()
                .filter(variant -> text(variant, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }
}

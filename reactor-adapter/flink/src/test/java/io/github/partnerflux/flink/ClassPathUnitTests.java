// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A job that bundles this library and its dependencies shares a class path with Flink. */
class ClassPathUnitTests {

    /** The groups of what this library brings, apart from SLF4J, whose classes Flink always loads from its own jar. */
    private static final List<String> BUNDLED = List.of(
            "com/fasterxml/jackson",
            "io/micrometer",
            "io/netty",
            "io/projectreactor/reactor-core",
            "io/projectreactor/netty",
            "org/jspecify",
            "org/reactivestreams",
            "software/amazon",
            "tools/jackson");

    /** Flink, with what it brings and does not shade. */
    private static final List<String> FLINK = List.of(
            "com/esotericsoftware",
            "com/google/code/findbugs",
            "commons-cli",
            "commons-collections",
            "commons-io",
            "org/apache/commons",
            "org/apache/flink",
            "org/objenesis",
            "org/roaringbitmap",
            "org/snakeyaml");

    @Test
    void noClassIsBothFlinksAndBundled() throws IOException {
        Set<String> flink = classesOf(FLINK);
        Set<String> bundled = classesOf(BUNDLED);
        assertThat(flink).hasSizeGreaterThan(10_000);
        assertThat(bundled).hasSizeGreaterThan(5_000);
        bundled.retainAll(flink);
        assertThat(bundled).isEmpty();
    }

    private static Set<String> classesOf(List<String> groups) throws IOException {
        Set<String> classes = new HashSet<>();
        for (Path jar : jars(path -> groups.stream().anyMatch(group -> path.contains("/" + group + "/")))) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .forEach(classes::add);
            }
        }
        return classes;
    }

    private static List<Path> jars(Predicate<String> included) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> included.test(entry.replace(File.separatorChar, '/')))
                .map(Path::of)
                .toList();
    }
}

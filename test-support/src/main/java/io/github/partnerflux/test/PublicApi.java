// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlin.abi.tools.AbiFilters;
import org.jetbrains.kotlin.abi.tools.AbiTools;

/**
 * The public API of the module under test: the public and protected types and members in the packages that it exports, or, without
 * a module descriptor, in those that are not internal.
 *
 * <p>Kotlin's ABI tools dump the API to a file. Types are erased in it, so that changes of type arguments go unnoticed. A module
 * that uses this class has a test dependency on the tools.
 */
public final class PublicApi {

    // Surefire runs tests in the module's directory.
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path ACTUAL_DUMPS = Path.of("target", "api");
    private static final Path ACCEPTED_DUMPS = Path.of("src", "test", "api");

    private PublicApi() {}

    /**
     * Asserts that the API is as it was last accepted, which is in the file {@code src/test/api/<artifactId>.api}.
     *
     * @param artifactId the module's artifact ID
     * @throws AssertionError if the API differs, with the differences and the command that accepts them
     */
    public static void assertUnchanged(String artifactId) throws IOException {
        AbiTools tools = AbiTools.Companion.getInstance(AbiTools.class.getClassLoader());
        StringBuilder dump = new StringBuilder();
        tools.printJvmDump(dump, exportedClasses(), AbiFilters.Companion.getEMPTY());
        Path actual = Files.createDirectories(ACTUAL_DUMPS).resolve(artifactId + ".api");
        Files.writeString(actual, dump);

        Path accepted = ACCEPTED_DUMPS.resolve(artifactId + ".api");
        String differences =
                Files.exists(accepted) ? tools.filesDiff(accepted.toFile(), actual.toFile()) : "There is no such file.";
        if (differences != null) {
            throw new AssertionError(
                    """
                    The public API of %s has changed; a line that is changed or removed breaks compiled applications.
                    To accept the change, run this and commit the file:
                    cp %s %s

                    %s""".formatted(artifactId, actual.toAbsolutePath(), accepted.toAbsolutePath(), differences));
        }
    }

    private static List<File> exportedClasses() throws IOException {
        Predicate<String> exported = exportedPackages();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> exported.test(packageOf(file)))
                    .sorted()
                    .map(Path::toFile)
                    .toList();
        }
    }

    private static Predicate<String> exportedPackages() throws IOException {
        Path descriptor = CLASSES.resolve("module-info.class");
        if (Files.notExists(descriptor)) {
            return name -> !(name + ".").contains(".internal.");
        }
        try (InputStream in = Files.newInputStream(descriptor)) {
            Set<String> names = ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());
            return names::contains;
        }
    }

    private static String packageOf(Path classFile) {
        String path = CLASSES.relativize(classFile).toString().replace(File.separatorChar, '.');
        return path.substring(0, Math.max(0, path.lastIndexOf('.', path.length() - ".class".length() - 1)));
    }
}

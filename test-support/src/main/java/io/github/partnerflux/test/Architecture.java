// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The packages of the module under test, and the rules for the dependencies between them.
 *
 * <p>A package is named relative to the root package, which is named {@value #ROOT}. A module that uses this class has a test
 * dependency on ArchUnit.
 */
public final class Architecture {

    /** The name of the root package. */
    public static final String ROOT = "root";

    private final String rootPackage;
    private final JavaClasses classes;

    /**
     * Reads the module's classes.
     *
     * @param rootPackage the full name of the root package
     */
    public Architecture(String rootPackage) {
        this.rootPackage = rootPackage;
        // Surefire runs tests in the module's directory.
        this.classes = new ClassFileImporter().importPath("target/classes");
    }

    /**
     * Asserts that each package depends only on those that are listed for it.
     *
     * @param below the packages, and those that each may depend on; the root package may depend on all unless it is listed, and a
     *     package that is not listed fails the assertion
     * @param top the package that no other one may depend on
     */
    public void assertDependencies(Map<String, List<String>> below, String top) {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(rootPackage + "..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer(ROOT)
                .definedBy(rootPackage);
        for (String name : below.keySet()) {
            layers = layers.layer(name).definedBy(fullName(name));
        }
        for (Map.Entry<String, List<String>> entry : below.entrySet()) {
            String[] names = entry.getValue().toArray(String[]::new);
            layers = names.length == 0
                    ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(entry.getKey()).mayOnlyAccessLayers(names);
        }
        check(layers.whereLayer(top).mayNotBeAccessedByAnyLayer());
    }

    /** Asserts that no package depends on itself through other ones. */
    public void assertPackagesFreeOfCycles() {
        check(slices().assignedFrom(by("packages", JavaClass::getPackageName))
                .should()
                .beFreeOfCycles());
    }

    /** Asserts that no source file depends on itself through other ones. */
    public void assertFilesFreeOfCycles() {
        check(filesFreeOfCycles());
    }

    /**
     * Asserts that no source file depends on itself through other ones, apart from one dependency.
     *
     * @param origin the type that may depend on the target
     * @param target the type that the origin may depend on
     */
    public void assertFilesFreeOfCyclesApartFrom(Class<?> origin, Class<?> target) {
        check(filesFreeOfCycles().ignoreDependency(origin, target));
    }

    /** A sealed interface must name the types that implement it, which may be in files of their own. */
    private static SliceRule filesFreeOfCycles() {
        return slices().assignedFrom(by("files", Architecture::file))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        describe("sealed", Architecture::isSealed),
                        describe(
                                "implementing a sealed interface",
                                type -> type.getRawInterfaces().stream().anyMatch(Architecture::isSealed)));
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }

    /**
     * Asserts that only some packages use a library.
     *
     * @param packages the packages that may use it
     * @param library the library's packages, in ArchUnit's notation
     */
    public void assertOnlyIn(List<String> packages, String... library) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages.stream().map(this::fullName).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library));
    }

    /** Asserts that a rule holds for the module's classes. */
    public void check(ArchRule rule) {
        rule.check(classes);
    }

    private String fullName(String name) {
        return name.equals(ROOT) ? rootPackage : rootPackage + "." + name;
    }

    private static String file(JavaClass type) {
        return type.getEnclosingClass().map(Architecture::file).orElse(type.getName());
    }

    private static SliceAssignment by(String description, Function<JavaClass, String> key) {
        return new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(key.apply(type));
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }
}

package io.github.partnerflux.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ArchitectureUnitTests {

    private static final String ROOT = "io.github.partnerflux.emulator";
    private static final String INTERNAL = ROOT + ".internal.";

    /** The internal packages, and those that each may depend on. A new package fails the test until it is listed. */
    private static final Map<String, List<String>> BELOW = Map.ofEntries(
            Map.entry("argument", List.of()),
            Map.entry("crypto", List.of()),
            Map.entry("protocol", List.of()),
            Map.entry("state", List.of()),
            Map.entry("recording", List.of("protocol")),
            Map.entry("validation", List.of("protocol")),
            Map.entry("fault", List.of("argument", "protocol")),
            Map.entry("signing", List.of("crypto", "protocol", "state")),
            Map.entry("throttling", List.of("protocol", "state")),
            Map.entry("operation", List.of("crypto", "fault", "protocol", "state", "validation")),
            Map.entry(
                    "service",
                    List.of(
                            "crypto",
                            "fault",
                            "operation",
                            "protocol",
                            "signing",
                            "state",
                            "throttling",
                            "validation")),
            Map.entry("http", List.of("fault", "protocol", "recording", "service")),
            Map.entry("command", List.of("http", "root", "state")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesDependOnlyOnThoseBelowThem() {
        LayeredArchitecture architecture = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("root")
                .definedBy(ROOT);
        for (String name : BELOW.keySet()) {
            architecture = architecture.layer(name).definedBy(INTERNAL + name);
        }
        for (Map.Entry<String, List<String>> below : BELOW.entrySet()) {
            String[] names = below.getValue().toArray(String[]::new);
            architecture = names.length == 0
                    ? architecture.whereLayer(below.getKey()).mayNotAccessAnyLayer()
                    : architecture.whereLayer(below.getKey()).mayOnlyAccessLayers(names);
        }
        architecture.whereLayer("command").mayNotBeAccessedByAnyLayer().check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(by(JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void filesAreFreeOfCycles() {
        slices().assignedFrom(by(ArchitectureUnitTests::file))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsNetty() {
        onlyIn(List.of("http"), "io.netty..", "reactor.netty..");
    }

    @Test
    void onlyBodiesAreReadAndWrittenWithJackson() {
        onlyIn(List.of("fault", "operation", "protocol", "service", "validation"), "tools.jackson..");
    }

    @Test
    void onlyTheCommandKnowsPicocli() {
        onlyIn(List.of("command"), "picocli..");
    }

    @Test
    void publicTypesDoNotExposeInternalOnes() {
        noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT)
                .should()
                .haveRawReturnType(resideInAPackage(INTERNAL + "."))
                .orShould()
                .haveRawParameterTypes(anyElementThat(resideInAPackage(INTERNAL + ".")))
                .check(CLASSES);
    }

    private static void onlyIn(List<String> names, String... library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(names.stream().map(INTERNAL::concat).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(CLASSES);
    }

    private static String file(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureUnitTests::file).orElse(type.getName());
    }

    private static SliceAssignment by(Function<JavaClass, String> key) {
        return new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(key.apply(type));
            }

            @Override
            public String getDescription() {
                return "parts of the emulator";
            }
        };
    }
}

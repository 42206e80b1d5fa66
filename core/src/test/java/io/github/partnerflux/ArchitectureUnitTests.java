package io.github.partnerflux;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ArchitectureUnitTests {

    private static final String ROOT = "io.github.partnerflux";

    /** The packages, and those that each may depend on. A new package fails the test until it is listed. */
    private static final Map<String, List<String>> BELOW = Map.ofEntries(
            Map.entry("internal.concurrent", List.of("internal.text")),
            Map.entry("internal.json", List.of()),
            Map.entry("internal.service", List.of()),
            Map.entry("internal.text", List.of()),
            Map.entry("internal.constraint", List.of("internal.service", "internal.text")),
            Map.entry("internal.endpoint", List.of("internal.service", "internal.text")),
            Map.entry("model", List.of("internal.constraint", "internal.text")),
            Map.entry("exception", List.of("internal.text", "model")),
            Map.entry("internal.operation", List.of("internal.json", "model")),
            Map.entry("internal.failure", List.of("exception", "internal.operation", "model")),
            Map.entry("internal.http", List.of("internal.endpoint", "internal.failure", "internal.text")),
            Map.entry(
                    "internal.auth",
                    List.of(
                            "internal.concurrent",
                            "internal.endpoint",
                            "internal.failure",
                            "internal.service",
                            "internal.text")),
            Map.entry(
                    "internal.protocol",
                    List.of(
                            "internal.failure",
                            "internal.http",
                            "internal.json",
                            "internal.operation",
                            "internal.service",
                            "internal.text",
                            "model")),
            Map.entry("internal.retry", List.of("internal.failure", "internal.operation")),
            Map.entry(
                    "internal.observation",
                    List.of("exception", "internal.failure", "internal.operation", "internal.service")),
            Map.entry(
                    "internal.call",
                    List.of(
                            "exception",
                            "internal.auth",
                            "internal.concurrent",
                            "internal.failure",
                            "internal.http",
                            "internal.json",
                            "internal.observation",
                            "internal.operation",
                            "internal.protocol",
                            "internal.retry",
                            "internal.text",
                            "model")),
            Map.entry("internal.config", List.of("internal.endpoint", "internal.retry", "internal.text")));

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    @Test
    void packagesDependOnlyOnThoseBelowThem() {
        LayeredArchitecture architecture = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("root")
                .definedBy(ROOT);
        for (String name : BELOW.keySet()) {
            architecture = architecture.layer(name).definedBy(ROOT + "." + name);
        }
        for (Map.Entry<String, List<String>> below : BELOW.entrySet()) {
            String[] names = below.getValue().toArray(String[]::new);
            architecture = names.length == 0
                    ? architecture.whereLayer(below.getKey()).mayNotAccessAnyLayer()
                    : architecture.whereLayer(below.getKey()).mayOnlyAccessLayers(names);
        }
        architecture.whereLayer("root").mayNotBeAccessedByAnyLayer().check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(by(JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Apart from an interface's own factory method. */
    @Test
    void filesAreFreeOfCycles() {
        slices().assignedFrom(by(ArchitectureUnitTests::file))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(PartnerCentralAccountClient.class, DefaultPartnerCentralAccountClientBuilder.class)
                .check(CLASSES);
    }

    /** Apart from a utility that parses addresses. */
    @Test
    void onlyTheTransportKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.http")
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty..").and(not(type(NetUtil.class))))
                .check(CLASSES);
    }

    /** The root package configures its client. */
    @Test
    void onlyTheTransportKnowsReactorNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor.netty..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor.netty.internal..")
                .check(CLASSES);
    }

    @Test
    void onlyTheProtocolAndItsCodecsReadJson() {
        onlyIn(List.of("internal.json", "internal.protocol"), "tools.jackson..");
    }

    /** The root package has the registry as a setting, and the invoker passes observations on. */
    @Test
    void onlyObservationsKnowMicrometer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".internal.call", ROOT + ".internal.observation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(CLASSES);
    }

    private static void onlyIn(List<String> names, String... library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        names.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
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
                return "parts of the client";
            }
        };
    }
}

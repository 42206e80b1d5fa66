// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static io.github.partnerflux.test.Architecture.ROOT;

import io.github.partnerflux.test.Architecture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureUnitTests {

    private static final String ROOT_PACKAGE = "io.github.partnerflux.emulator";
    private static final String INTERNAL_PACKAGES = ROOT_PACKAGE + ".internal..";

    /** The packages, and those that each may depend on. A new package fails the test until it is listed. */
    private static final Map<String, List<String>> BELOW = Map.ofEntries(
            Map.entry("internal.argument", List.of()),
            Map.entry("internal.crypto", List.of()),
            Map.entry("internal.protocol", List.of()),
            Map.entry("internal.state", List.of()),
            Map.entry("internal.event", List.of("internal.protocol", "internal.state")),
            Map.entry("internal.recording", List.of("internal.protocol")),
            Map.entry("internal.validation", List.of("internal.protocol")),
            Map.entry("internal.persistence", List.of("internal.state")),
            Map.entry("internal.fault", List.of("internal.argument", "internal.protocol")),
            Map.entry("internal.signing", List.of("internal.crypto", "internal.protocol", "internal.state")),
            Map.entry("internal.throttling", List.of("internal.protocol", "internal.state")),
            Map.entry(
                    "internal.operation",
                    List.of(
                            "internal.crypto",
                            "internal.fault",
                            "internal.protocol",
                            "internal.state",
                            "internal.validation")),
            Map.entry(
                    "internal.operation.connection",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.operation.invitation",
                    List.of(
                            "internal.operation",
                            "internal.operation.connection",
                            "internal.protocol",
                            "internal.state",
                            "internal.validation")),
            Map.entry(
                    "internal.operation.partner",
                    List.of(
                            "internal.operation",
                            "internal.operation.profile",
                            "internal.operation.tag",
                            "internal.protocol",
                            "internal.state",
                            "internal.validation")),
            Map.entry(
                    "internal.operation.preferences",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.operation.profile",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.operation.tag",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.operation.qualification",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.operation.verification",
                    List.of("internal.operation", "internal.protocol", "internal.state", "internal.validation")),
            Map.entry(
                    "internal.service",
                    List.of(
                            "internal.crypto",
                            "internal.fault",
                            "internal.operation",
                            "internal.operation.connection",
                            "internal.operation.partner",
                            "internal.operation.tag",
                            "internal.operation.verification",
                            "internal.operation.invitation",
                            "internal.operation.preferences",
                            "internal.operation.profile",
                            "internal.operation.qualification",
                            "internal.protocol",
                            "internal.signing",
                            "internal.state",
                            "internal.throttling",
                            "internal.validation")),
            Map.entry(
                    "internal.control",
                    List.of(
                            "internal.argument",
                            "internal.event",
                            "internal.fault",
                            "internal.protocol",
                            "internal.recording",
                            "internal.state")),
            Map.entry(
                    "internal.http",
                    List.of(
                            "internal.control",
                            "internal.fault",
                            "internal.protocol",
                            "internal.recording",
                            "internal.service")),
            Map.entry("internal.command", List.of("internal.control", "internal.http", ROOT, "internal.state")));

    private static final Architecture ARCHITECTURE = new Architecture(ROOT_PACKAGE);

    @Test
    void packagesDependOnlyOnThoseBelowThem() {
        ARCHITECTURE.assertDependencies(BELOW, "internal.command");
    }

    @Test
    void packagesAreFreeOfCycles() {
        ARCHITECTURE.assertPackagesFreeOfCycles();
    }

    @Test
    void filesAreFreeOfCycles() {
        ARCHITECTURE.assertFilesFreeOfCycles();
    }

    @Test
    void onlyTheServerKnowsNetty() {
        ARCHITECTURE.assertOnlyIn(List.of("internal.http"), "io.netty..", "reactor.netty..");
    }

    @Test
    void onlyBodiesAreReadAndWrittenWithJackson() {
        ARCHITECTURE.assertOnlyIn(
                List.of(
                        "internal.event",
                        "internal.control",
                        "internal.fault",
                        "internal.operation",
                        "internal.operation..",
                        "internal.persistence",
                        "internal.protocol",
                        "internal.service",
                        "internal.validation"),
                "tools.jackson..");
    }

    @Test
    void onlyTheCommandKnowsPicocli() {
        ARCHITECTURE.assertOnlyIn(List.of("internal.command"), "picocli..");
    }

    @Test
    void publicTypesDoNotExposeInternalOnes() {
        ARCHITECTURE.check(noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT_PACKAGE)
                .should()
                .haveRawReturnType(resideInAPackage(INTERNAL_PACKAGES))
                .orShould()
                .haveRawParameterTypes(anyElementThat(resideInAPackage(INTERNAL_PACKAGES))));
    }
}

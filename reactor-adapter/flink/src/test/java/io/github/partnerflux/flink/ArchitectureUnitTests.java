// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.github.partnerflux.test.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureUnitTests {

    private static final Architecture ARCHITECTURE = new Architecture("io.github.partnerflux.flink");

    @Test
    void filesAreFreeOfCycles() {
        ARCHITECTURE.assertFilesFreeOfCycles();
    }

    /** What Flink does not shade differs between clusters. */
    @Test
    void usesOnlyFlinksApi() {
        ARCHITECTURE.check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink.runtime..",
                        "org.apache.flink.streaming..",
                        "org.apache.flink.shaded..",
                        "org.apache.commons..",
                        "com.esotericsoftware..",
                        "javax.annotation.."));
    }

    @Test
    void knowsNothingOfTheTransport() {
        ARCHITECTURE.check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor.netty..", "io.github.partnerflux.internal.."));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.Architecture.ROOT;

import io.github.partnerflux.test.Architecture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureUnitTests {

    /** The packages, and those that each may depend on. A new package fails the test until it is listed. */
    private static final Map<String, List<String>> BELOW = Map.ofEntries(
            Map.entry("internal.change", List.of("internal.text", "model")),
            Map.entry("internal.concurrent", List.of("internal.text")),
            Map.entry("internal.collection", List.of()),
            Map.entry("internal.json", List.of("internal.collection")),
            Map.entry("internal.service", List.of()),
            Map.entry("internal.text", List.of()),
            Map.entry("internal.constraint", List.of("internal.service", "internal.text")),
            Map.entry("internal.endpoint", List.of("internal.service", "internal.text")),
            Map.entry("model", List.of("internal.collection", "internal.constraint", "internal.text")),
            Map.entry("exception", List.of("internal.text", "model")),
            Map.entry("internal.codec", List.of("internal.json", "model")),
            Map.entry("internal.operation", List.of("internal.codec", "internal.json", "model")),
            Map.entry("internal.failure", List.of("exception", "internal.operation", "model")),
            Map.entry(
                    "internal.http",
                    List.of("internal.concurrent", "internal.endpoint", "internal.failure", "internal.text")),
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
                            "internal.codec",
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

    private static final Architecture ARCHITECTURE = new Architecture("io.github.partnerflux");

    @Test
    void packagesDependOnlyOnThoseBelowThem() {
        ARCHITECTURE.assertDependencies(BELOW, ROOT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        ARCHITECTURE.assertPackagesFreeOfCycles();
    }

    /** Apart from an interface's own factory method. */
    @Test
    void filesAreFreeOfCycles() {
        ARCHITECTURE.assertFilesFreeOfCyclesApartFrom(
                PartnerCentralAccountClient.class, DefaultPartnerCentralAccountClientBuilder.class);
    }

    /** Apart from a utility that parses addresses. */
    @Test
    void onlyTheTransportKnowsNetty() {
        ARCHITECTURE.assertOnlyIn(List.of("internal.http"), "io.netty.[bootstrap|buffer|channel|handler|resolver]..");
        ARCHITECTURE.assertOnlyIn(List.of("internal.http", "internal.endpoint"), "io.netty.util..");
    }

    /** The root package configures its client. */
    @Test
    void onlyTheTransportKnowsReactorNetty() {
        ARCHITECTURE.assertOnlyIn(List.of(ROOT, "internal.http"), "reactor.netty..");
        ARCHITECTURE.assertOnlyIn(List.of("internal.http"), "reactor.netty.internal..");
    }

    /** The root package publishes the codecs as a module for applications. */
    @Test
    void onlyTheProtocolAndItsCodecsReadJson() {
        ARCHITECTURE.assertOnlyIn(
                List.of(ROOT, "internal.codec", "internal.json", "internal.protocol"), "tools.jackson..");
    }

    /** Generated codecs and the protocol read and write tokens. */
    @Test
    void onlyTheMapperKnowsDatabind() {
        ARCHITECTURE.assertOnlyIn(List.of(ROOT, "internal.json"), "tools.jackson.databind..");
    }

    /** The root package has the registry as a setting, and the invoker passes observations on. */
    @Test
    void onlyObservationsKnowMicrometer() {
        ARCHITECTURE.assertOnlyIn(List.of(ROOT, "internal.call", "internal.observation"), "io.micrometer..");
    }
}

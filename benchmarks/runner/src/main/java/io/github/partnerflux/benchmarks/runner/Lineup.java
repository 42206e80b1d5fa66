// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.List;

/** The contestants that a workload compares: the first one with the references. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
enum Lineup {
    CLIENTS(
            List.of(
                    ContestantProcess.PARTNERFLUX,
                    ContestantProcess.LIMIT,
                    ContestantProcess.SCAN,
                    ContestantProcess.SDK_NETTY,
                    ContestantProcess.SDK_CRT),
            List.of(ContestantProcess.SDK_NETTY, ContestantProcess.LIMIT)),
    COLD_STARTS(
            List.of(
                    ContestantProcess.PARTNERFLUX,
                    ContestantProcess.LIMIT,
                    ContestantProcess.LIMIT_DATABIND,
                    ContestantProcess.SCAN,
                    ContestantProcess.SDK_NETTY,
                    ContestantProcess.SDK_CRT),
            List.of(ContestantProcess.SDK_NETTY, ContestantProcess.LIMIT, ContestantProcess.LIMIT_DATABIND)),
    FLEETS(
            List.of(
                    ContestantProcess.PARTNERFLUX,
                    ContestantProcess.PARTNERFLUX_RATE,
                    ContestantProcess.PARTNERFLUX_FLAT_MAP,
                    ContestantProcess.SDK_STANDARD_RETRIES,
                    ContestantProcess.SDK_PATIENT_RETRIES),
            List.of(ContestantProcess.PARTNERFLUX_FLAT_MAP, ContestantProcess.SDK_PATIENT_RETRIES)),
    WATCH(
            List.of(ContestantProcess.PARTNERFLUX_WATCH, ContestantProcess.PARTNERFLUX),
            List.of(ContestantProcess.PARTNERFLUX));

    private final List<ContestantProcess> contestants;
    private final List<ContestantProcess> references;

    Lineup(List<ContestantProcess> contestants, List<ContestantProcess> references) {
        this.contestants = contestants;
        this.references = references;
    }

    List<ContestantProcess> contestants() {
        return contestants;
    }

    List<ContestantProcess> references() {
        return references;
    }
}

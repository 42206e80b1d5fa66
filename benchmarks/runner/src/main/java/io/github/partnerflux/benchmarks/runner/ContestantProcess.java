// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.List;

/** The contestants, each with a process and a class path of its own. */
enum ContestantProcess {
    PARTNERFLUX("Partnerflux", "partnerflux", "client.PartnerfluxWorker"),
    PARTNERFLUX_RATE("Partnerflux, ratePerAccount", "partnerflux", "client.RateWorker"),
    PARTNERFLUX_FLAT_MAP("Partnerflux, flatMap", "partnerflux", "client.FlatMapWorker"),
    PARTNERFLUX_WATCH("Partnerflux, watch", "partnerflux", "client.WatchWorker"),
    LIMIT("limit", "partnerflux", "limit.LimitWorker"),
    LIMIT_DATABIND("limit with Databind", "partnerflux", "limit.DatabindWorker"),
    SCAN("scan", "partnerflux", "limit.ScanWorker"),
    SDK_NETTY("AWS SDK, Netty", "aws-sdk", "awssdk.NettyWorker"),
    SDK_CRT("AWS SDK, CRT", "aws-sdk", "awssdk.CrtWorker"),
    SDK_STANDARD_RETRIES("AWS SDK, 3 attempts", "aws-sdk", "awssdk.StandardRetriesWorker"),
    SDK_PATIENT_RETRIES("AWS SDK, 8 attempts", "aws-sdk", "awssdk.PatientRetriesWorker");

    private final String label;
    private final String module;
    private final String mainClass;

    ContestantProcess(String label, String module, String mainClass) {
        this.label = label;
        this.module = module;
        this.mainClass = mainClass;
    }

    String label() {
        return label;
    }

    /** Returns whether the client runs so much code that the JIT compiler needs twice the time for it. */
    boolean warmsUpSlowly() {
        return module.equals("aws-sdk");
    }

    /** Starts the process with these JVM options. */
    JavaProcess start(List<String> options) {
        return JavaProcess.start(module, "io.github.partnerflux.benchmarks." + mainClass, options);
    }
}

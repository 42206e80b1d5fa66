// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.benchmarks.limit.Page;
import io.github.partnerflux.benchmarks.limit.PageParser;
import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.internal.json.CodecMapper;
import io.github.partnerflux.internal.json.ShapeReader;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decodes a page of 100 connections from bytes to records, with the client and with the parser of the limit. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {

    private static final String CONNECTION = """
            {"Catalog":"AWS","Id":"pac-1234567890abc",\
            "Arn":"arn:aws:partnercentral:us-east-1::catalog/AWS/connection/pac-1234567890abc",\
            "OtherParticipantAccountId":"123456789012","UpdatedAt":"2026-01-02T03:04:05.678Z",\
            "ConnectionTypes":{"SUBSIDIARY":{"Status":"ACTIVE",\
            "OtherParticipant":{"PartnerProfile":{"Id":"pprofile-1234567890abc","Name":"Example Corp."}}}}}""";

    private final ByteBuffer page = ByteBuffer.wrap(("{\"ConnectionSummaries\":["
                    + String.join(",", Collections.nCopies(100, CONNECTION)) + "],\"NextToken\":\"token\"}")
            .getBytes(StandardCharsets.UTF_8));

    private final ShapeReader<ListConnectionsResponse> reader =
            new CodecMapper(ModelCodecs::of).outputReader(ListConnectionsResponse.class);

    /** Measures the client's decoding of one page. */
    @Benchmark
    public ListConnectionsResponse decode() {
        return reader.read(page);
    }

    /** Measures the same with the parser of the limit, which checks nothing. */
    @Benchmark
    public Page decodeOfLimit() {
        return PageParser.read(page.array(), 0, page.limit());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.endpoint.Endpoints;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.operation.Operations;
import io.github.partnerflux.internal.operation.SigningTime;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.protocol.RequestHeaders;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** Signs a request for a page. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SignBenchmark {

    private final RequestSigner signer = new RequestSigner(Endpoints.of(Region.US_EAST_1, false), "us-east-1");
    private final AwsBasicCredentials credentials = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");
    private final byte[] body =
            "{\"Catalog\":\"AWS\",\"MaxResults\":100,\"NextToken\":\"token\"}".getBytes(StandardCharsets.UTF_8);

    private final Attempt<?> attempt = new Attempt<>(
            Call.of(
                    Operations.listConnections().operation(),
                    ListConnectionsRequest.builder().catalog("AWS").build(),
                    body,
                    new Timeouts(Duration.ofSeconds(35), Duration.ofMinutes(2)),
                    8),
            1,
            new SigningTime(Clock.systemUTC(), Duration.ZERO));

    /** Measures one request. */
    @Benchmark
    public Map<String, String> sign() {
        return signer.sign(
                credentials, RequestHeaders.of(attempt), body, attempt.time().clock());
    }
}

package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.endpoint.Endpoints;
import io.github.partnerflux.internal.http.AmzHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
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

    /** Measures one request. */
    @Benchmark
    public Map<String, String> sign() {
        return signer.sign(
                credentials, AmzHeaders.of("ListConnections", new UUID(1, 2), 1, 8), body, Clock.systemUTC());
    }
}

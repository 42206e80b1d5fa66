package io.github.partnerflux.benchmarks.limit;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.Worker;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Bare Reactor Netty with a request that is signed in advance, and Jackson's streaming parser. */
public final class LimitWorker implements Contestant<Connection> {

    private final ConnectionProvider connections = ConnectionProvider.create("limit", 128);
    private final LoopResources loops = LoopResources.create("limit");
    private final HttpClient client;

    private LimitWorker(URI endpoint) {
        client = HttpClient.create(connections)
                .runOn(loops)
                .baseUrl(endpoint.toString())
                .headers(headers -> headers.set("Content-Type", "application/x-amz-json-1.0")
                        .set("X-Amz-Target", "PartnerCentralAccount.ListConnections")
                        .set("X-Amz-Date", "20260102T030405Z")
                        .set("x-amz-content-sha256", "0".repeat(64))
                        .set(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/partnercentral-account/aws4_request,"
                                        + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target,"
                                        + " Signature=" + "0".repeat(64)));
    }

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(LimitWorker::new);
    }

    @Override
    public Publisher<Connection> list(int account) {
        return page(null)
                .expand(page -> page.nextToken() == null ? Mono.empty() : page(page.nextToken()))
                .concatMapIterable(Page::connections, 1);
    }

    private Mono<Page> page(@Nullable String token) {
        String body = token == null
                ? "{\"Catalog\":\"AWS\",\"MaxResults\":100}"
                : "{\"Catalog\":\"AWS\",\"MaxResults\":100,\"NextToken\":\"" + token + "\"}";
        return client.post()
                .uri("/")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
                .responseSingle((response, content) ->
                        content.asByteArray().map(bytes -> PageParser.read(bytes, 0, bytes.length)));
    }

    @Override
    public String id(Connection connection) {
        return Objects.requireNonNull(connection.id());
    }

    @Override
    public void close() {
        connections.disposeLater().block();
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The operation on bare Reactor Netty: one request, with headers as if it had been signed in advance. */
final class ListConnections {

    private static final int CONNECTIONS = 128;
    private static final Duration LOOPS_CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final int USUAL_PAGE_BYTES = 128 * 1024;

    /** The bytes of a page, copied from the network's buffers once. */
    private static final FastThreadLocal<byte[]> COPY = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[USUAL_PAGE_BYTES];
        }
    };

    private final ConnectionProvider connections = ConnectionProvider.builder("limit")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .build();
    private final LoopResources loops = LoopResources.create("limit");
    private final HttpClient client;
    private final PageReader reader;

    ListConnections(URI endpoint, PageReader reader) {
        this.client = HttpClient.create(connections)
                .runOn(loops)
                .baseUrl(endpoint.toString())
                .headers(ListConnections::setHeaders);
        this.reader = reader;
    }

    private static void setHeaders(HttpHeaders headers) {
        headers.set("Content-Type", "application/x-amz-json-1.0")
                .set("X-Amz-Target", "PartnerCentralAccount.ListConnections")
                .set("X-Amz-Date", "20260102T030405Z")
                .set(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/partnercentral-account/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                                + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    }

    Mono<Page> page(int pageSize, @Nullable String token) {
        byte[] body = ("{\"Catalog\":\"AWS\",\"MaxResults\":" + pageSize
                        + (token == null ? "}" : ",\"NextToken\":\"" + token + "\"}"))
                .getBytes(StandardCharsets.UTF_8);
        return client.post()
                .uri("/")
                .send((request, outbound) -> {
                    request.header("Content-Length", String.valueOf(body.length));
                    return outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
                })
                .responseSingle((response, content) -> content.map(json -> {
                    if (response.status().code() != HttpResponseStatus.OK.code()) {
                        throw new IllegalStateException(response.status() + ": there are no retries");
                    }
                    return read(json);
                }));
    }

    private Page read(ByteBuf json) {
        int length = json.readableBytes();
        byte[] copy = COPY.get();
        if (copy.length < length + PageScanner.MARGIN) {
            copy = new byte[length + PageScanner.MARGIN];
            COPY.set(copy);
        }
        json.getBytes(json.readerIndex(), copy, 0, length);
        return reader.read(copy, 0, length);
    }

    void close() {
        connections
                .disposeLater()
                .then(loops.disposeLater(Duration.ZERO, LOOPS_CLOSE_TIMEOUT))
                .block();
    }
}

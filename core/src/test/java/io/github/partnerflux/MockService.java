// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that sends a sequence of responses. */
final class MockService implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();

    MockService(MockResponse... responses) {
        Arrays.stream(responses).forEach(server::enqueue);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a page whose connections have only an identifier. */
    static MockResponse page(@Nullable String nextToken, String... ids) {
        String connections =
                Arrays.stream(ids).map("{\"Id\":\"%s\"}"::formatted).collect(Collectors.joining(","));
        String token = nextToken == null ? "" : ",\"NextToken\":\"" + nextToken + "\"";
        return new MockResponse.Builder()
                .addHeader("x-amzn-RequestId", "request-ok")
                .body("{\"ConnectionSummaries\":[" + connections + "]" + token + "}")
                .build();
    }

    static MockResponse error(int status, @Nullable String code) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(status)
                .addHeader("x-amzn-RequestId", "request-" + status)
                .body("{\"Message\":\"message\"}");
        if (code != null) {
            response.addHeader("X-Amzn-Errortype", code);
        }
        return response.build();
    }

    /** Returns a response that is never sent. */
    static MockResponse silence() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    int requestCount() {
        return server.getRequestCount();
    }

    /** Waits for the next request. */
    RecordedRequest take() throws InterruptedException {
        RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
        assertThat(request).as("a request within 30 s").isNotNull();
        return request;
    }

    List<RecordedRequest> takeAll() {
        return IntStream.range(0, requestCount())
                .mapToObj(i -> {
                    try {
                        return take();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}

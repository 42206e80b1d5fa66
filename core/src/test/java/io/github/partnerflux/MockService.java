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

/** A server on this machine that gives the answers it is told to, one after the other. */
final class MockService implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();

    MockService(MockResponse... answers) {
        Arrays.stream(answers).forEach(server::enqueue);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A page of connections that have only an identifier. */
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
        MockResponse.Builder answer = new MockResponse.Builder()
                .code(status)
                .addHeader("x-amzn-RequestId", "request-" + status)
                .body("{\"Message\":\"message\"}");
        if (code != null) {
            answer.addHeader("X-Amzn-Errortype", code);
        }
        return answer.build();
    }

    /** Takes the request and says nothing. */
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

    /** Waits for the next request that has not been taken. */
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

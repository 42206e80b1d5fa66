// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.netty.channel.ChannelOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests the service with HTTP clients that stop reading, and with ones that disconnect. */
class BackpressureIntegrationTests {

    private static final int PAGES = 40;

    /**
     * The size of each socket buffer in bytes. Small enough that a listing does not fit in the system's buffers; larger
     * than a packet on loopback, because TCP would otherwise wait until a whole packet fits.
     */
    private static final int SMALL_BUFFER = 128 * 1024;

    @Configuration(proxyBeanMethods = false)
    static class SmallBuffers {

        @Bean
        NettyServerCustomizer smallBuffers() {
            return server -> server.childOption(ChannelOption.SO_SNDBUF, SMALL_BUFFER);
        }
    }

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(List.of(SmallBuffers.class), PAGES * 100);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/event-stream"})
    void fetchesNoPagesForAnHttpClientThatStopsReading(String accept) throws Exception {
        try (Socket stalled = connect(accept)) {
            BufferedReader lines = lines(stalled);
            assertThat(lines.readLine()).endsWith("200 OK");

            // Repeats until no page is fetched for this client while another client receives a whole listing.
            int fetched = 0;
            int meanwhile = -1;
            for (int before = 0; meanwhile != fetched; before += PAGES) {
                fetched = service.emulator().requestCount() - before;
                assertThat(service.get("/connections", accept)
                                .body()
                                .filter(BackpressureIntegrationTests::isConnection))
                        .hasSize(PAGES * 100);
                meanwhile = service.emulator().requestCount() - before - PAGES;
            }
            assertThat(fetched).isLessThan(PAGES / 2);

            CompletableFuture<RecordedRequest> next =
                    service.emulator().awaitRequest(service.emulator().requestCount());
            assertThat(lines.lines().filter(BackpressureIntegrationTests::isConnection))
                    .hasSize(PAGES * 100);
            assertThat(next).isCompleted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/event-stream"})
    void abortsThePageInFlightWhenTheHttpClientDisconnects(String accept) throws Exception {
        service.emulator().inject(Fault.delay(Duration.ZERO), Fault.never());
        CompletableFuture<RecordedRequest> inFlight = service.emulator().awaitRequest(1);

        try (Socket socket = connect(accept)) {
            assertThat(lines(socket).readLine()).endsWith("200 OK");
            inFlight.join();
        }

        assertThat(inFlight.join().outcome().join().kind()).isEqualTo(Outcome.Kind.ABORTED);
        assertThat(service.emulator().requestCount()).isEqualTo(2);
    }

    /** The leak detector reports buffers that were not sent and not released. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/event-stream"})
    void leaksNothingWhenHttpClientsDisconnect(String accept) throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = connect(accept)) {
                assertThat(lines(socket).readLine()).endsWith("200 OK");
            }
        }
    }

    /** Sends a request with HTTP/1.0, whose responses are not chunked. */
    private Socket connect(String accept) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress("localhost", service.port()));
        socket.getOutputStream()
                .write("GET /connections HTTP/1.0\r\nHost: localhost\r\nAccept: %s\r\n\r\n"
                        .formatted(accept)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static boolean isConnection(String line) {
        return line.contains("\"Id\":\"pac-");
    }
}

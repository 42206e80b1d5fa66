// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Checks that every streamed response completes: without {@link StreamedResponseWebFilter}, one in tens of thousands
 * hangs. Each build runs a few hundred responses. {@code -Pstress -Dpartnerflux.stress.streams=N} runs tens of
 * thousands, under conditions that make a hang more likely.
 */
class StreamedResponseStressTests {

    private static final int STREAMS = Integer.getInteger("partnerflux.stress.streams", 200);

    private static final int CONCURRENT_STREAMS = 4;
    private static final int CONNECTIONS = 250;

    /** The time without data after which a response counts as hung. A whole response takes far less. */
    private static final Duration HANG_TIMEOUT = Duration.ofSeconds(30);

    private static final String COMPLETE = "complete";

    @ParameterizedTest
    @CsvSource({"application/x-ndjson, 250", "text/event-stream, 762"})
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void everyResponseCompletes(String accept, int lines) {
        LoopResources loops = LoopResources.create("stress-client", 1, true);
        ConnectionProvider connections = ConnectionProvider.create("stress-client", CONCURRENT_STREAMS);
        try (RunningService service = RunningService.start(CONNECTIONS)) {
            HttpClient client = HttpClient.create(connections)
                    .runOn(loops)
                    .headers(headers -> headers.set("Accept", accept))
                    .baseUrl(service.uri("").toString());
            Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
            long start = System.nanoTime();

            Flux.range(0, STREAMS)
                    .flatMap(
                            i -> outcome(client, lines).doOnNext(outcome -> {
                                count(outcomes, outcome);
                                service.emulator().clearRequests();
                            }),
                            CONCURRENT_STREAMS)
                    .blockLast();

            System.out.printf(
                    "%s: %s of %d responses after %d s%n",
                    accept,
                    outcomes,
                    STREAMS,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            assertThat(outcomes).containsOnlyKeys(COMPLETE);
            assertThat(outcomes.get(COMPLETE).sum()).isEqualTo(STREAMS);
        } finally {
            connections.dispose();
            loops.dispose();
        }
    }

    /** Returns the outcome of one response: {@link #COMPLETE}, or a description of its failure. */
    private static Mono<String> outcome(HttpClient client, int lines) {
        return client.get()
                .uri("/connections")
                .responseContent()
                .map(StreamedResponseStressTests::linesIn)
                .timeout(HANG_TIMEOUT)
                .reduce(0, Integer::sum)
                .map(received -> received == lines ? COMPLETE : "ended after " + received + " lines")
                .onErrorResume(failure -> Mono.just(failure.getClass().getSimpleName()));
    }

    private static int linesIn(ByteBuf buffer) {
        int[] lines = new int[1];
        buffer.forEachByte(b -> {
            lines[0] += b == '\n' ? 1 : 0;
            return true;
        });
        return lines[0];
    }

    private static void count(Map<String, LongAdder> outcomes, String outcome) {
        outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    }
}

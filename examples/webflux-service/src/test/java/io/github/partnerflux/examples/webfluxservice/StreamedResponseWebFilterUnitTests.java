// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.subscriber.TestSubscriber;

class StreamedResponseWebFilterUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final IllegalStateException FAILURE = new IllegalStateException("expected");

    /** Reactor Netty concatenates groups with the operator that loses demand. */
    @Test
    void writesNoGroups() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        ServerWebExchange withoutGroups = exchange.mutate()
                .response(new ServerHttpResponseDecorator(exchange.getResponse()) {
                    @Override
                    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> groups) {
                        return Mono.error(new AssertionError("written in groups"));
                    }
                })
                .build();
        Flux<Flux<DataBuffer>> groups =
                Flux.just(Flux.just(buffer("a"), buffer("b")), Flux.empty(), Flux.just(buffer("c")));

        StepVerifier.create(new StreamedResponseWebFilter()
                        .filter(
                                withoutGroups,
                                filtered -> filtered.getResponse().writeAndFlushWith(groups)))
                .expectComplete()
                .verify(TIMEOUT);

        StepVerifier.create(exchange.getResponse().getBodyAsString())
                .expectNext("abc")
                .expectComplete()
                .verify(TIMEOUT);
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The connection requests the 20 elements in two steps. */
    @Test
    void delaysAnErrorUntilAllElementsAreEmitted() {
        Flux<Publisher<Integer>> groups =
                Flux.range(1, 20).<Publisher<Integer>>map(Flux::just).concatWith(Flux.error(FAILURE));
        TestSubscriber<Integer> connection =
                TestSubscriber.builder().initialRequest(0).build();

        StreamedResponseWebFilter.<Integer>flattened(groups).subscribe(connection);
        connection.request(19);
        assertThat(connection.isTerminated()).isFalse();
        connection.request(1);

        assertThat(connection.getReceivedOnNext()).hasSize(20);
        assertThat(connection.expectTerminalError()).isSameAs(FAILURE);
    }

    @Test
    void doesNotDelayAnErrorBeforeTheFirstElement() {
        Flux<Publisher<Integer>> groups = Flux.error(FAILURE);

        StepVerifier.create(StreamedResponseWebFilter.<Integer>flattened(groups))
                .expectErrorMatches(FAILURE::equals)
                .verify(TIMEOUT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes a streamed response as one sequence of buffers. Spring passes the response to Reactor Netty as groups of
 * buffers, with a flush after each group. Reactor Netty concatenates the groups with operators that have two bugs:
 *
 * <ul>
 *   <li>It appends a marker to each group with {@code concatWith}, which loses demand if two threads request
 *       concurrently. Connections arrive on a thread other than the server connection's event loop, so a response could
 *       hang forever. See {@code docs/upstream/reactor-core-concat-lost-demand.md}.
 *   <li>It concatenates the groups with {@code concatMap}, in which an error overtakes elements that are not sent yet.
 * </ul>
 *
 * <p>A single sequence needs neither operator. It needs no explicit flush either: Reactor Netty flushes a sequence
 * whenever it has written all available elements.
 */
@Component
final class StreamedResponseWebFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // A response to HEAD has no body: Spring does not subscribe to groups, but would consume the whole sequence.
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        ServerHttpResponseDecorator response = new ServerHttpResponseDecorator(exchange.getResponse()) {
            @Override
            public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> groups) {
                return super.writeWith(flattened(groups));
            }
        };
        return chain.filter(exchange.mutate().response(response).build());
    }

    /** Flattens the groups. An error before the first element is not delayed, so that it can still become a status. */
    static <T> Flux<T> flattened(Publisher<? extends Publisher<? extends T>> groups) {
        return Flux.from(groups).concatMapDelayError(Function.identity());
    }
}

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
 * Sends a streamed response as one sequence of buffers. Spring hands it over as groups, with a flush after each, and Reactor
 * Netty joins these groups with operators that have two faults:
 *
 * <ul>
 *   <li>It appends a marker to each group with {@code concatWith}, which loses demand if two threads request at the same time.
 *       Connections arrive on another thread than the one on which the server's connection requests more, and so a response
 *       could hang forever. {@code docs/upstream/reactor-core-concat-lost-demand.md} has the details.
 *   <li>It joins the groups with {@code concatMap}, where an error overtakes the elements that still wait to be sent.
 * </ul>
 *
 * <p>The sequence has neither operator. Nothing waits for a flush: Reactor Netty flushes a sequence whenever nothing more is
 * there to be written.
 */
@Component
final class StreamedResponseWebFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // Its response has no body: Spring drops groups unread, but would read a sequence to its end.
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

    /** An error before the first element arrives at once, so that it can still become a status. */
    static <T> Flux<T> flattened(Publisher<? extends Publisher<? extends T>> groups) {
        return Flux.from(groups).concatMapDelayError(Function.identity());
    }
}

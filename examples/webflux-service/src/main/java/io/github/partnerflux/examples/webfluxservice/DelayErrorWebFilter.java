package io.github.partnerflux.examples.webfluxservice;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets an answer break off only after all that came before the failure is sent. Reactor Netty joins the elements to flush with
 * {@code concatMap}, where an error of the stream overtakes the elements that still wait; the error of a last element waits for
 * its turn.
 */
@Component
final class DelayErrorWebFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponseDecorator response = new ServerHttpResponseDecorator(exchange.getResponse()) {
            @Override
            public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
                return super.writeAndFlushWith(errorLast(body));
            }
        };
        return chain.filter(exchange.mutate().response(response).build());
    }

    /** A failure before the first element stays one of the flux, so that it can still become a status. */
    static <T> Flux<Publisher<? extends T>> errorLast(Publisher<? extends Publisher<? extends T>> body) {
        return Flux.<Publisher<? extends T>>from(body)
                .switchOnFirst((first, elements) -> first.hasValue()
                        ? elements.onErrorResume(failure -> Mono.just(Mono.error(failure)))
                        : elements);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.failure.Failure;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

class ExchangeSubscriberUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final OpenExchanges openExchanges = new OpenExchanges(new OpenCalls(Schedulers.parallel()));

    @Test
    void aCancelAfterTheEndOfTheEventLoopEndsTheExchange() {
        Disposable exchange = exchangeOnEndedLoop().subscribe();

        exchange.dispose();

        StepVerifier.create(openExchanges.awaitEnd()).expectComplete().verify(TIMEOUT);
    }

    private Mono<Integer> exchangeOnEndedLoop() {
        Exchange exchange =
                new Exchange(Map.of(), new byte[0], new AttemptTimeout(TIMEOUT, Schedulers.parallel()), () -> false);
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Integer> actual) {
                actual.onSubscribe(new ExchangeSubscriber<>(
                        actual,
                        new Route(requestOnEndedLoop(), "http://localhost/", false),
                        exchange,
                        HttpResponse::status,
                        (failure, context) -> Failure.afterRequest(Failure.Kind.CONNECTION, "failed", failure),
                        openExchanges));
            }
        };
    }

    /** Rejects a cancel, as Reactor Netty does if the event loop of the connection has ended. */
    private static HttpClient.ResponseReceiver<?> requestOnEndedLoop() {
        Flux<Object> content = Flux.from(subscriber -> subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                throw new RejectedExecutionException("event executor terminated");
            }
        }));
        return (HttpClient.ResponseReceiver<?>) Proxy.newProxyInstance(
                ExchangeSubscriberUnitTests.class.getClassLoader(),
                new Class<?>[] {HttpClient.ResponseReceiver.class},
                (proxy, method, arguments) -> method.getName().equals("response") ? content : proxy);
    }
}

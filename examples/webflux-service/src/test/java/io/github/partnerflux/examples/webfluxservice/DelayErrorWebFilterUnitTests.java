package io.github.partnerflux.examples.webfluxservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.subscriber.TestSubscriber;

class DelayErrorWebFilterUnitTests {

    private static final IllegalStateException FAILURE = new IllegalStateException("half-way");

    /** Against the operator that Reactor Netty has there, with a connection that takes 20 elements only in two goes. */
    @Test
    void letsNoFailureOvertakeWhatCameBefore() {
        Flux<Publisher<Integer>> groups =
                Flux.range(1, 20).<Publisher<Integer>>map(Flux::just).concatWith(Flux.error(FAILURE));
        TestSubscriber<Integer> connection =
                TestSubscriber.builder().initialRequest(0).build();

        DelayErrorWebFilter.errorLast(groups).<Integer>concatMap(group -> group).subscribe(connection);
        connection.request(19);
        assertThat(connection.isTerminated()).isFalse();
        connection.request(1);

        assertThat(connection.getReceivedOnNext()).hasSize(20);
        assertThat(connection.expectTerminalError()).isSameAs(FAILURE);
    }

    @Test
    void leavesAFailureBeforeTheFirstElementWhereItIs() {
        Flux<Publisher<Integer>> groups = Flux.error(FAILURE);

        StepVerifier.create(DelayErrorWebFilter.errorLast(groups)).verifyErrorMatches(FAILURE::equals);
    }
}

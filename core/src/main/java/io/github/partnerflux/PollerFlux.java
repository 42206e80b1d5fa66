// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A {@link Flux} that waits until something reaches a final state: it polls an operation, emits each response, and
 * completes after the final one.
 *
 * <pre>{@code
 * Mono<ConnectionInvitation> accepted = client.waitUntilConnectionInvitationAccepted(
 *                 request -> request.catalog("AWS").identifier(invitation.id()))
 *         .every(Duration.ofMinutes(1))
 *         .atMost(Duration.ofDays(7))
 *         .result();
 * }</pre>
 *
 * <ul>
 *   <li><b>Demand.</b> The first poll starts immediately once a response is requested. Each further poll starts one
 *       interval after the previous response, or after the demand for the next response if that comes later. At most one
 *       poll is in flight.
 *   <li><b>Final states.</b> The flux completes after a response in the state that is waited for, and also after a
 *       response in any other final state. {@link #result()} emits the former and fails with the latter. A state that
 *       this version does not know is not final.
 *   <li><b>Errors.</b> A poll is a call: it is retried as the client's {@link RetryPolicy} specifies, and if it fails
 *       permanently, the flux ends with its error, a {@link
 *       io.github.partnerflux.exception.PartnerCentralAccountException}. If another task takes the place of the one in
 *       the first response, the error is an {@link io.github.partnerflux.exception.UnexpectedStateException} with the
 *       other task.
 *   <li><b>Closing.</b> When the client is closed, its waits fail immediately with a {@link
 *       io.github.partnerflux.exception.PartnerCentralTransportException}. The waits of a client that decorates
 *       another one fail with the next poll.
 *   <li><b>Cancelling.</b> A cancel aborts the poll in flight or the delay. What is waited for is not cancelled.
 *   <li><b>Subscribers.</b> Each subscriber waits for itself. Its {@code Context} is propagated to all calls.
 *   <li><b>Threads.</b> Responses, completion and errors are signalled where the calls signal them, which for a client
 *       of this library is an event loop or, for failures, a thread on which blocking does not delay other calls. The
 *       delays are measured by Reactor's {@code Schedulers.parallel()}, which runs no code of subscribers: the polls
 *       start, and an exceeded {@link #atMost} is signalled, on {@code Schedulers.boundedElastic()}. This applies to
 *       stubs, too, and allows for tests in virtual time.
 * </ul>
 *
 * <p>Immutable: each method returns a new poller.
 *
 * @param <T> the type of the responses
 */
public final class PollerFlux<T> extends Flux<T> implements Scannable {

    private final PollSettings<T> settings;

    /** This wait, decorated by Reactor's hooks such as {@code Hooks.onOperatorDebug()}: they return a Flux. */
    private final Flux<T> responses;

    /**
     * @param poll calls the operation, for each subscriber
     */
    PollerFlux(Waiter<T, ?> waiter, Mono<? extends T> poll) {
        this(new PollSettings<>(waiter, poll, PollInterval.doubling(), null, Mono.never()));
    }

    /**
     * @param get calls the operation that is polled, for each poll
     */
    static <R, T> PollerFlux<T> of(Waiter<T, ?> waiter, R request, Function<R, ? extends Mono<? extends T>> get) {
        Objects.requireNonNull(request, "request");
        return new PollerFlux<>(waiter, Mono.defer(() -> get.apply(request)));
    }

    private PollerFlux(PollSettings<T> settings) {
        this.settings = settings;
        this.responses = onAssembly(new Responses<>(settings));
    }

    /**
     * Returns this poller with a constant interval.
     *
     * <p>By default, the interval is 2 s at first and doubles up to 1 min, each time shortened or extended at random by
     * up to 20 %.
     *
     * @param interval the delay before the next poll, from the previous response or from the demand for the next one,
     *     whichever is later; more than 0, up to 1 day
     * @return a poller with this interval
     * @throws IllegalArgumentException if the interval is out of range
     */
    public PollerFlux<T> every(Duration interval) {
        Durations.requirePositiveUpToADay("every", interval);
        return new PollerFlux<>(settings.withInterval(PollInterval.constant(interval)));
    }

    /**
     * Returns this poller with a limit.
     *
     * <p>By default, there is none, as some reviews take days. The limit starts with the first poll. When it has
     * passed, the poll in flight is aborted, and the flux fails with a {@link
     * io.github.partnerflux.exception.WaitTimeoutException}, which has the last response.
     *
     * @param limit the maximum duration of the wait; more than 0, up to 365 days
     * @return a poller with this limit
     * @throws IllegalArgumentException if the limit is out of range
     */
    public PollerFlux<T> atMost(Duration limit) {
        Durations.requirePositiveUpToAYear("atMost", limit);
        return new PollerFlux<>(settings.withLimit(limit));
    }

    /**
     * Returns this poller, which also ends as soon as its client is closed.
     *
     * @param closed returns what fails when the client is closed, by the name of the operation
     */
    PollerFlux<T> untilClosed(Function<String, Mono<T>> closed) {
        return new PollerFlux<>(
                settings.withClosed(closed.apply(settings.waiter().operation())));
    }

    /**
     * Returns the final response.
     *
     * @return a {@code Mono} that waits when it is subscribed to, and emits the response in the state that is waited
     *     for; in any other final state, it fails with an {@link
     *     io.github.partnerflux.exception.UnexpectedStateException}, which has the response
     */
    public Mono<T> result() {
        return last().handle((response, sink) -> {
            RuntimeException failure = settings.waiter().failure(response);
            if (failure == null) {
                sink.next(response);
            } else {
                sink.error(failure);
            }
        });
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        responses.subscribe(actual);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return Scannable.from(responses).scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return settings.waiter().operation();
    }

    /** The wait before Reactor's hooks decorate it. */
    private static final class Responses<T> extends Flux<T> implements Scannable {

        private final PollSettings<T> settings;

        Responses(PollSettings<T> settings) {
            this.settings = settings;
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            actual.onSubscribe(new PollSubscription<>(actual, settings));
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
        }

        @Override
        public String stepName() {
            return settings.waiter().operation();
        }
    }
}

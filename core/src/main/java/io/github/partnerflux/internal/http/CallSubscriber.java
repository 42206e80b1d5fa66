// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import io.github.partnerflux.internal.concurrent.InterruptibleSubscriber;
import io.github.partnerflux.internal.concurrent.LateFailures;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * The subscription to a call, which ends with its timeout or with the closing of the client at the latest. Failures are
 * signalled where a subscriber does not delay others, and never on the thread that closes the client.
 */
final class CallSubscriber<T> extends InterruptibleSubscriber<T, T> {

    private final Mono<T> call;
    private final @Nullable Duration timeout;
    private final UnaryOperator<Throwable> translator;
    private final OpenCalls openCalls;
    private final Scheduler signals;
    private final Context context;
    private final Disposable.Swap timer = Disposables.swap();

    /**
     * @param timeout the {@code apiCallTimeout}, or {@code null} for a call without one
     * @param translator translates what ends the call
     */
    CallSubscriber(
            CoreSubscriber<? super T> actual,
            Mono<T> call,
            @Nullable Duration timeout,
            UnaryOperator<Throwable> translator,
            OpenCalls openCalls,
            Scheduler signals) {
        super(actual);
        this.call = call;
        this.timeout = timeout;
        this.translator = translator;
        this.openCalls = openCalls;
        this.signals = signals;
        this.context = LateFailures.ignoredIn(actual.currentContext());
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    protected void start() {
        openCalls.add(this);
        if (timeout != null && !isEnded()) {
            startTimer(timeout);
        }
        if (isEnded()) {
            // A concurrent cancel may have come before the call was added.
            openCalls.remove(this);
        } else {
            call.subscribe(this);
        }
    }

    private void startTimer(Duration limit) {
        try {
            timer.replace(
                    signals.schedule(() -> interrupt(() -> timedOut(limit)), limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            // The client has been closed since the call was added.
            interrupt(OpenCalls::closedFailure);
        }
    }

    @Override
    public void onNext(T response) {
        complete(response);
    }

    @Override
    protected void end(boolean aborted) {
        timer.dispose();
        openCalls.remove(this);
        if (aborted) {
            cancelSource();
        }
    }

    @Override
    protected void signalError(Throwable failure) {
        // Whatever else the closing does to the call, it is the closing that ends it.
        Throwable translated = translator.apply(openCalls.areClosed() ? OpenCalls.closedFailure() : failure);
        signals.schedule(() -> actual.onError(translated));
    }

    private static Failure timedOut(Duration timeout) {
        String problem = "the call, retries included, took longer than the apiCallTimeout of " + timeout;
        return Failure.afterRequest(Kind.CALL_TIMEOUT, problem, new TimeoutException(problem));
    }
}

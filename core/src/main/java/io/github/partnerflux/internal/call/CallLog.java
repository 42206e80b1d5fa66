package io.github.partnerflux.internal.call;

import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Logs how calls and attempts end, at DEBUG. */
final class CallLog {

    private static final Logger LOG = Loggers.getLogger(CallLog.class);

    private final Consumer<String> line;
    private final long start = System.nanoTime();

    /** The operators of a call also cancel what has ended. */
    private final AtomicBoolean ended = new AtomicBoolean();

    private CallLog(Consumer<String> line) {
        this.line = line;
    }

    static <O> Mono<ServiceResponse<O>> call(Call<O> call, Mono<ServiceResponse<O>> work) {
        return log(work, outcome -> LOG.debug("{}: {}, {} attempt(s)", call, outcome, call.attempts()));
    }

    static <O> Mono<ServiceResponse<O>> attempt(Attempt<O> attempt, Mono<ServiceResponse<O>> work) {
        return log(work, outcome -> LOG.debug("{}: attempt {} {}", attempt.call(), attempt.number(), outcome));
    }

    private static <O> Mono<ServiceResponse<O>> log(Mono<ServiceResponse<O>> work, Consumer<String> line) {
        if (!LOG.isDebugEnabled()) {
            return work;
        }
        return Mono.defer(() -> {
            CallLog log = new CallLog(line);
            return work.doOnNext(log::succeeded).doOnError(log::failed).doOnCancel(() -> log.end("was cancelled", ""));
        });
    }

    private void succeeded(ServiceResponse<?> response) {
        String requestId = ExternalText.excerpt(response.requestId());
        end("succeeded", " [status " + response.status() + ", request id " + requestId + "]");
    }

    private void failed(Throwable e) {
        end("failed", ": " + (e instanceof FailedAttempt failed ? failed.exception() : e).getMessage());
    }

    private void end(String outcome, String details) {
        if (ended.compareAndSet(false, true)) {
            long latency = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            line.accept(outcome + " after " + latency + " ms" + details);
        }
    }
}

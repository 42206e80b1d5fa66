package io.github.partnerflux.internal.call;

import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Logs how calls and attempts end, at DEBUG. */
final class CallLog {

    private static final Logger LOG = Loggers.getLogger(CallLog.class);

    private CallLog() {}

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
            Supplier<String> latency = latency();
            return work.doOnNext(response -> line.accept("succeeded" + latency.get() + " [status " + response.status()
                            + ", request id " + ExternalText.excerpt(response.requestId()) + "]"))
                    .doOnError(e -> line.accept("failed" + latency.get() + ": " + message(e)))
                    .doOnCancel(() -> line.accept("was cancelled" + latency.get()));
        });
    }

    private static Supplier<String> latency() {
        long start = System.nanoTime();
        return () -> " after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms";
    }

    private static String message(Throwable e) {
        return String.valueOf((e instanceof FailedAttempt failed ? failed.exception() : e).getMessage());
    }
}

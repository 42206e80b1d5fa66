// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.call;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Logs how calls and attempts end, at DEBUG. */
final class CallLog {

    private static final Logger LOG = Loggers.getLogger(CallLog.class);

    private final Consumer<End> line;
    private final long start = System.nanoTime();

    /** Set by the first signal: operators such as {@code timeout} may cancel a source that has already terminated. */
    private final AtomicBoolean ended = new AtomicBoolean();

    private CallLog(Consumer<End> line) {
        this.line = line;
    }

    static <O> Mono<ServiceResponse<O>> call(Call<O> call, Mono<ServiceResponse<O>> work) {
        return log(work, end -> LOG.debug("{}: {}, {} attempt(s){}", call, end.outcome, call.attempts(), end.details));
    }

    static <O> Mono<ServiceResponse<O>> attempt(Attempt<O> attempt, Mono<ServiceResponse<O>> work) {
        return log(
                work,
                end -> LOG.debug("{}: attempt {} {}{}", attempt.call(), attempt.number(), end.outcome, end.details));
    }

    private static <O> Mono<ServiceResponse<O>> log(Mono<ServiceResponse<O>> work, Consumer<End> line) {
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
        end("failed", ": " + message(e));
    }

    private static @Nullable String message(Throwable e) {
        if (e instanceof FailedAttempt failed) {
            return failed.exception().getMessage();
        }
        return e instanceof PartnerCentralAccountException ? e.getMessage() : ExternalText.excerpt(e.toString());
    }

    private void end(String outcome, String details) {
        if (ended.compareAndSet(false, true)) {
            long latency = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            line.accept(new End(outcome + " after " + latency + " ms", details));
        }
    }

    private record End(String outcome, String details) {}
}

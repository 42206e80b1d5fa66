package io.github.partnerflux;

import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.internal.concurrent.OffTimerScheduler;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * An edit of the connection preferences: reads them, writes the edited ones, and starts again if they have changed in
 * the meantime.
 */
record ConnectionPreferencesEdit(
        Mono<? extends ConnectionPreferences> read,
        Function<ConnectionPreferences, UpdateConnectionPreferencesRequest.Builder> edit,
        Function<UpdateConnectionPreferencesRequest, ? extends Mono<? extends ConnectionPreferences>> write) {

    static final int MAX_WRITES = 5;

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    Mono<ConnectionPreferences> run() {
        return Mono.defer(() -> read.flatMap(this::write)
                .retryWhen(Retry.backoff(MAX_WRITES - 1, FIRST_BACKOFF)
                        .scheduler(OffTimerScheduler.shared())
                        .filter(ConnectionPreferencesEdit::isRevisionConflict)
                        .onRetryExhaustedThrow((retry, last) -> last.failure())));
    }

    /**
     * Writes nothing if nothing is left to change: a write whose response was lost has been executed, and its retry has
     * failed with a conflict.
     */
    private Mono<ConnectionPreferences> write(ConnectionPreferences current) {
        UpdateConnectionPreferencesRequest request = edit.apply(current).build();
        return changes(current.toUpdate().build(), request)
                ? Mono.defer(() -> write.apply(request)).map(Function.identity())
                : Mono.just(current);
    }

    /** Compares all members of the requests, but ignores the order of the participants. */
    private static boolean changes(
            UpdateConnectionPreferencesRequest current, UpdateConnectionPreferencesRequest edited) {
        return !Set.copyOf(edited.excludedParticipantIdentifiers())
                        .equals(Set.copyOf(current.excludedParticipantIdentifiers()))
                || !comparable(edited).equals(comparable(current));
    }

    private static UpdateConnectionPreferencesRequest comparable(UpdateConnectionPreferencesRequest request) {
        return request.toBuilder()
                .excludedParticipantIdentifiers()
                .overrideConfiguration((RequestOverrideConfiguration) null)
                .build();
    }

    private static boolean isRevisionConflict(Throwable failure) {
        return failure instanceof ConflictException conflict
                && ConflictExceptionReason.INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION.equals(conflict.reason());
    }
}

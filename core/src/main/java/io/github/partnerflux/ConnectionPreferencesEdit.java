// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.internal.concurrent.OffTimerScheduler;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.ConnectionPreferences;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import java.time.Duration;
import java.util.Objects;
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
        UpdateConnectionPreferencesRequest request = edited(current);
        return changes(current, request)
                ? Mono.defer(() -> write.apply(request)).map(Function.identity())
                : Mono.just(current);
    }

    private UpdateConnectionPreferencesRequest edited(ConnectionPreferences current) {
        try {
            return Objects.requireNonNull(edit.apply(current), "edit must return an update, but returned null")
                    .build();
        } catch (LinkageError | StackOverflowError e) {
            // Reactor would throw the error and not signal it.
            throw new IllegalStateException("edit failed: " + e, e);
        }
    }

    /**
     * Compares all members, but ignores the order of the participants. Not two requests: the current preferences may
     * violate the constraints of a request, and an edit must be able to repair them.
     */
    private static boolean changes(ConnectionPreferences current, UpdateConnectionPreferencesRequest edited) {
        return !edited.catalog().equals(current.catalog())
                || !edited.revision().equals(current.revision())
                || !edited.accessType().equals(current.accessType())
                || !Set.copyOf(edited.excludedParticipantIdentifiers())
                        .equals(Set.copyOf(current.excludedParticipantIds()));
    }

    private static boolean isRevisionConflict(Throwable failure) {
        return failure instanceof ConflictException conflict
                && ConflictExceptionReason.INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION.equals(conflict.reason());
    }
}

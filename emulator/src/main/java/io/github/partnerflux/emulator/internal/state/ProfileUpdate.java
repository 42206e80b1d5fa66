// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile update task.
 *
 * @param taskId {@code pprofiletask-} and 13 letters or digits
 * @param details the profile that takes effect if the update succeeds; without headquarters, they remain unchanged
 * @param status the progress
 * @param startedAt when it was started
 * @param endedAt when it ended, if it did
 * @param errors why it failed; empty unless it did
 */
public record ProfileUpdate(
        String taskId,
        Profile details,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<ErrorDetail> errors) {

    static final String ID_PREFIX = "pprofiletask-";

    public boolean isInProgress() {
        return status == Status.IN_PROGRESS;
    }

    static ProfileUpdate start(String taskId, Profile details, Instant now) {
        return new ProfileUpdate(taskId, details, Status.IN_PROGRESS, now, null, List.of());
    }

    ProfileUpdate end(Status result, List<ErrorDetail> errorDetails, Instant at) {
        return new ProfileUpdate(taskId, details, result, startedAt, at, errorDetails);
    }

    /** The progress of an update, with the names of the model's {@code ProfileTaskStatus}. */
    public enum Status {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        CANCELED
    }

    /**
     * A reason why an update failed.
     *
     * @param locale the language that it concerns
     * @param reason a value of the model's {@code ProfileValidationErrorReason}
     */
    public record ErrorDetail(String locale, String message, String reason) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that associates or disassociates qualifications. It always succeeds.
 *
 * @param id {@code pqatask-} or {@code pqdtask-}, and 13 letters or digits
 * @param kind what it does
 * @param primaryAccountId the primary partner's account
 * @param startedAt when it was started
 * @param endedAt when it ended, if it did
 */
public record QualificationsTask(
        String id,
        Kind kind,
        String primaryAccountId,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public boolean isInProgress() {
        return endedAt == null;
    }

    QualificationsTask end(Instant at) {
        return new QualificationsTask(id, kind, primaryAccountId, startedAt, at);
    }

    /** What a task does. */
    public enum Kind {
        ASSOCIATION("pqatask-"),
        DISASSOCIATION("pqdtask-");

        private final String idPrefix;

        Kind(String idPrefix) {
            this.idPrefix = idPrefix;
        }

        String idPrefix() {
            return idPrefix;
        }
    }
}

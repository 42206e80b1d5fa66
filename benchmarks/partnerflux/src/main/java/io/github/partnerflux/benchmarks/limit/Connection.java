// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.limit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection in the fewest objects that hold all of its members.
 *
 * @param catalog the catalog
 * @param id the ID
 * @param arn the ARN
 * @param otherParticipantAccountId the other participant's account ID
 * @param updatedAt the time of the last update
 * @param types the connection types, in the order of the response
 */
public record Connection(
        @Nullable String catalog,
        @Nullable String id,
        @Nullable String arn,
        @Nullable String otherParticipantAccountId,
        @Nullable Instant updatedAt,
        List<ConnectionType> types) {

    /** The number of types that a connection has at most. */
    static final int MOST_TYPES = 2;

    /**
     * A connection type.
     *
     * @param name the name of the type
     * @param status the status
     * @param participant the other participant
     */
    public record ConnectionType(
            String name, @Nullable String status, @Nullable Participant participant) {}

    /**
     * The other participant.
     *
     * @param kind the name of the union's member
     * @param id the ID; none for an account
     * @param name the name
     */
    public record Participant(
            String kind, @Nullable String id, @Nullable String name) {}
}

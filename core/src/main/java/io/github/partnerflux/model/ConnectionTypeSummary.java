package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Objects;

/**
 * The status of one {@link ConnectionType} of a connection.
 *
 * @param status whether this connection type is active or canceled
 * @param otherParticipant the other participant of the connection
 */
public record ConnectionTypeSummary(
        @JsonProperty("Status") ConnectionTypeStatus status,
        @JsonProperty("OtherParticipant") Participant otherParticipant)
        implements Serializable {

    private static final ConnectionTypeStatus NO_STATUS = new ConnectionTypeStatus("");
    private static final Participant NO_PARTICIPANT = new Participant.Unknown("");

    /**
     * Creates a summary, replacing {@code null} with default values.
     *
     * @param status the status, or {@code null} for one with an empty value
     * @param otherParticipant the other participant, or {@code null} for a {@link Participant.Unknown} with an empty
     *     tag
     */
    public ConnectionTypeSummary {
        status = Objects.requireNonNullElse(status, NO_STATUS);
        otherParticipant = Objects.requireNonNullElse(otherParticipant, NO_PARTICIPANT);
    }
}

package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Objects;

/**
 * How a connection stands with respect to one {@link ConnectionType}.
 *
 * @param status whether it is in force
 * @param otherParticipant the other side
 */
public record ConnectionTypeSummary(
        @JsonProperty("Status") ConnectionTypeStatus status,
        @JsonProperty("OtherParticipant") Participant otherParticipant)
        implements Serializable {

    private static final ConnectionTypeStatus NO_STATUS = new ConnectionTypeStatus("");
    private static final Participant NO_PARTICIPANT = new Participant.Unknown("");

    /**
     * Makes a summary; what is {@code null} is filled in as the package's description says.
     *
     * @param status as above, or {@code null}
     * @param otherParticipant as above, or {@code null}
     */
    public ConnectionTypeSummary {
        status = Objects.requireNonNullElse(status, NO_STATUS);
        otherParticipant = Objects.requireNonNullElse(otherParticipant, NO_PARTICIPANT);
    }
}

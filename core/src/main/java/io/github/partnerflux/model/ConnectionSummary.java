package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A connection between the caller's account and another partner's.
 *
 * @param catalog the catalog that the connection is in, such as {@code AWS}
 * @param id the connection's identifier: {@code pac-} and 13 letters and digits
 * @param arn the connection's Amazon Resource Name
 * @param otherParticipantAccountId the 12 digits of the other participant's AWS account
 * @param updatedAt when the connection was last changed
 * @param connectionTypes what the connection is for, and how that stands; in the order in which the service sent it
 */
public record ConnectionSummary(
        @JsonProperty("Catalog") String catalog,
        @JsonProperty("Id") String id,
        @JsonProperty("Arn") String arn,
        @JsonProperty("OtherParticipantAccountId") String otherParticipantAccountId,
        @JsonProperty("UpdatedAt") Instant updatedAt,
        @JsonProperty("ConnectionTypes") Map<ConnectionType, ConnectionTypeSummary> connectionTypes)
        implements Serializable {

    /**
     * Makes a connection; what is {@code null} is filled in as the package's description says.
     *
     * @param catalog as above, or {@code null}
     * @param id as above, or {@code null}
     * @param arn as above, or {@code null}
     * @param otherParticipantAccountId as above, or {@code null}
     * @param updatedAt as above, or {@code null}
     * @param connectionTypes as above, or {@code null}
     */
    public ConnectionSummary {
        catalog = Objects.requireNonNullElse(catalog, "");
        id = Objects.requireNonNullElse(id, "");
        arn = Objects.requireNonNullElse(arn, "");
        otherParticipantAccountId = Objects.requireNonNullElse(otherParticipantAccountId, "");
        updatedAt = Objects.requireNonNullElse(updatedAt, Instant.EPOCH);
        connectionTypes = Objects.requireNonNullElse(connectionTypes, Map.of());
        // Map.copyOf is smaller, but forgets the order.
        connectionTypes = connectionTypes.size() <= 1
                ? Map.copyOf(connectionTypes)
                : Collections.unmodifiableMap(new LinkedHashMap<>(connectionTypes));
    }
}

package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A connection between the caller's account and another account.
 *
 * @param catalog the catalog of the connection, such as {@code AWS}
 * @param id the ID of the connection: {@code pac-} followed by 13 alphanumeric characters
 * @param arn the ARN of the connection, which is the same for both participants
 * @param otherParticipantAccountId the other participant's AWS account ID (12 digits)
 * @param updatedAt the time at which the connection was last updated
 * @param connectionTypes the current and former connection types with their status, in the order in which the service
 *     returned them; unmodifiable
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
     * Creates a connection, replacing {@code null} with default values.
     *
     * @param catalog the catalog, or {@code null} for an empty string
     * @param id the ID of the connection, or {@code null} for an empty string
     * @param arn the ARN of the connection, or {@code null} for an empty string
     * @param otherParticipantAccountId the AWS account ID of the other participant, or {@code null} for an empty string
     * @param updatedAt the time of the last update, or {@code null} for the epoch
     * @param connectionTypes the connection types, which are copied, or {@code null} for an empty map
     */
    public ConnectionSummary {
        catalog = Objects.requireNonNullElse(catalog, "");
        id = Objects.requireNonNullElse(id, "");
        arn = Objects.requireNonNullElse(arn, "");
        otherParticipantAccountId = Objects.requireNonNullElse(otherParticipantAccountId, "");
        updatedAt = Objects.requireNonNullElse(updatedAt, Instant.EPOCH);
        connectionTypes = Objects.requireNonNullElse(connectionTypes, Map.of());
        // Map.copyOf takes less memory but does not keep the order.
        connectionTypes = connectionTypes.size() <= 1
                ? Map.copyOf(connectionTypes)
                : Collections.unmodifiableMap(new LinkedHashMap<>(connectionTypes));
    }
}

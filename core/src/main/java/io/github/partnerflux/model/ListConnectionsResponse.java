package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response of the {@code ListConnections} operation, containing one page of connections.
 *
 * @param connectionSummaries the connections on this page, unmodifiable
 * @param nextToken the token of the next page, or {@code null} on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListConnectionsResponse(
        @JsonProperty("ConnectionSummaries") List<ConnectionSummary> connectionSummaries,
        @JsonProperty("NextToken") @Nullable String nextToken)
        implements Serializable {

    /**
     * Creates a response.
     *
     * @param connectionSummaries the connections, which are copied, or {@code null} for an empty list
     * @param nextToken the token of the next page, or {@code null} on the last page
     */
    public ListConnectionsResponse {
        connectionSummaries = List.copyOf(Objects.requireNonNullElse(connectionSummaries, List.of()));
    }
}

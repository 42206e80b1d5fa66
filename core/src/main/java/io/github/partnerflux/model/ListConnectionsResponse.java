package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code ListConnections}: one page.
 *
 * @param connectionSummaries the page's connections
 * @param nextToken what to ask for the next page with, or {@code null} on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListConnectionsResponse(
        @JsonProperty("ConnectionSummaries") List<ConnectionSummary> connectionSummaries,
        @JsonProperty("NextToken") @Nullable String nextToken)
        implements Serializable {

    /**
     * Makes a response; what is {@code null} is filled in as the package's description says.
     *
     * @param connectionSummaries as above, or {@code null}
     * @param nextToken as above, or {@code null}
     */
    public ListConnectionsResponse {
        connectionSummaries = List.copyOf(Objects.requireNonNullElse(connectionSummaries, List.of()));
    }
}

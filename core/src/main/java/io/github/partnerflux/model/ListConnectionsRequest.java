package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.partnerflux.internal.constraint.Constraints;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request for the {@code ListConnections} operation.
 *
 * <pre>{@code
 * ListConnectionsRequest request = ListConnectionsRequest.builder()
 *         .catalog("AWS")
 *         .connectionType("SUBSIDIARY")
 *         .maxResults(50)
 *         .build();
 * }</pre>
 *
 * @param catalog the catalog to use, such as {@code AWS}, or {@code Sandbox} for testing; 1 to 64 letters, digits and
 *     hyphens
 * @param nextToken the token of the page to start from, or {@code null} for the first page; 1 to 2,048 characters
 *     without whitespace. To resume within a page, use {@link io.github.partnerflux.PagedFlux#resumeFrom}.
 * @param connectionType the connection type to list, such as {@code SUBSIDIARY}, or {@code null} for all; 1 to 200
 *     letters, underscores and hyphens, optionally followed by a colon and letters
 * @param maxResults the maximum number of connections per page, from 1 to 100, or {@code null} for the service's
 *     default. To limit the listing as a whole, use {@link reactor.core.publisher.Flux#take(long)}.
 * @param otherParticipantIdentifiers the IDs of the other participants in the connections to list; at most 100, each of
 *     1 to 100 letters, digits and hyphens. {@code null} if they are not set and not sent; an empty list is sent as
 *     such.
 * @param overrideConfiguration settings that override the client's for this request, or {@code null}; not part of the
 *     request's JSON
 */
// Jackson reads the fields and not the accessors: only the field is null for a list that is not set.
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListConnectionsRequest(
        @JsonProperty("Catalog") String catalog,
        @JsonProperty("NextToken") @Nullable String nextToken,
        @JsonProperty("ConnectionType") @Nullable String connectionType,
        @JsonProperty("MaxResults") @Nullable Integer maxResults,

        @JsonProperty("OtherParticipantIdentifiers") @Nullable
        List<String> otherParticipantIdentifiers,

        @JsonIgnore @Nullable RequestOverrideConfiguration overrideConfiguration)
        implements Serializable {

    private static final Pattern CATALOG = Pattern.compile("[a-zA-Z0-9-]+");
    private static final Pattern CONNECTION_TYPE = Pattern.compile("[a-zA-Z_-]+(:[a-zA-Z]+)?");
    private static final Pattern PARTICIPANT_IDENTIFIER = Pattern.compile("[a-zA-Z0-9-]+");

    /**
     * Creates a request.
     *
     * @param catalog the catalog to use, such as {@code AWS}, or {@code Sandbox} for testing
     * @param nextToken the token of the page to start from, or {@code null} for the first page
     * @param connectionType the connection type to list, or {@code null} for all
     * @param maxResults the maximum number of connections per page, or {@code null} for the service's default
     * @param otherParticipantIdentifiers the IDs of the other participants, or {@code null} to send none
     * @param overrideConfiguration settings that override the client's, or {@code null}
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    public ListConnectionsRequest {
        Constraints.string("Catalog", Constraints.required("Catalog", catalog), 1, 64, CATALOG);
        if (nextToken != null) {
            Constraints.token("NextToken", nextToken);
        }
        if (connectionType != null) {
            Constraints.string("ConnectionType", connectionType, 1, 200, CONNECTION_TYPE);
        }
        if (maxResults != null) {
            Constraints.range("MaxResults", maxResults, 1, 100);
        }
        otherParticipantIdentifiers = checkedCopy(otherParticipantIdentifiers);
    }

    /**
     * Creates a request with the client's settings.
     *
     * @param catalog the catalog to use, such as {@code AWS}, or {@code Sandbox} for testing
     * @param nextToken the token of the page to start from, or {@code null} for the first page
     * @param connectionType the connection type to list, or {@code null} for all
     * @param maxResults the maximum number of connections per page, or {@code null} for the service's default
     * @param otherParticipantIdentifiers the IDs of the other participants, or {@code null} to send none
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    public ListConnectionsRequest(
            String catalog,
            @Nullable String nextToken,
            @Nullable String connectionType,
            @Nullable Integer maxResults,
            @Nullable List<String> otherParticipantIdentifiers) {
        this(catalog, nextToken, connectionType, maxResults, otherParticipantIdentifiers, null);
    }

    private static @Nullable List<String> checkedCopy(@Nullable List<String> identifiers) {
        if (identifiers == null) {
            return null;
        }
        Constraints.size("OtherParticipantIdentifiers", identifiers, 100);
        List<String> copy = new ArrayList<>(identifiers);
        for (int i = 0; i < copy.size(); i++) {
            String member = "OtherParticipantIdentifiers[" + i + "]";
            String identifier = Constraints.required(member, copy.get(i));
            Constraints.string(member, identifier, 1, 100, PARTICIPANT_IDENTIFIER);
        }
        return List.copyOf(copy);
    }

    /**
     * Returns the IDs of the other participants in the connections to list.
     *
     * @return an unmodifiable list, which is empty if the IDs are not set, see
     *     {@link #hasOtherParticipantIdentifiers()}
     */
    @Override
    public List<String> otherParticipantIdentifiers() {
        return otherParticipantIdentifiers == null ? List.of() : otherParticipantIdentifiers;
    }

    /**
     * Returns whether {@link #otherParticipantIdentifiers()} are set, if only to an empty list. They are sent only if
     * they are set.
     *
     * @return {@code true} if they are set
     */
    public boolean hasOtherParticipantIdentifiers() {
        return otherParticipantIdentifiers != null;
    }

    /**
     * Creates a builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a builder with the values of this request.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder()
                .catalog(catalog)
                .nextToken(nextToken)
                .connectionType(connectionType)
                .maxResults(maxResults)
                .otherParticipantIdentifiers(otherParticipantIdentifiers)
                .overrideConfiguration(overrideConfiguration);
    }

    /** A builder of {@link ListConnectionsRequest}s. Values are checked by {@link #build()}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String catalog;
        private @Nullable String nextToken;
        private @Nullable String connectionType;
        private @Nullable Integer maxResults;
        private @Nullable List<String> otherParticipantIdentifiers;
        private @Nullable RequestOverrideConfiguration overrideConfiguration;

        private Builder() {}

        /**
         * Sets the catalog to use. Required.
         *
         * @param catalog the catalog, such as {@code AWS}, or {@code Sandbox} for testing
         * @return this builder
         */
        public Builder catalog(@Nullable String catalog) {
            this.catalog = catalog;
            return this;
        }

        /**
         * Sets the token of the page to start from.
         *
         * @param nextToken the {@linkplain io.github.partnerflux.Page#nextToken() token}, or {@code null} for the first
         *     page
         * @return this builder
         */
        public Builder nextToken(@Nullable String nextToken) {
            this.nextToken = nextToken;
            return this;
        }

        /**
         * Sets the connection type to list.
         *
         * @param connectionType the connection type, such as {@code SUBSIDIARY}, or {@code null} for all
         * @return this builder
         */
        public Builder connectionType(@Nullable String connectionType) {
            this.connectionType = connectionType;
            return this;
        }

        /**
         * Sets the maximum number of connections per page.
         *
         * @param maxResults from 1 to 100, or {@code null} for the service's default
         * @return this builder
         */
        public Builder maxResults(@Nullable Integer maxResults) {
            this.maxResults = maxResults;
            return this;
        }

        /**
         * Sets the IDs of the other participants in the connections to list.
         *
         * @param identifiers at most 100 IDs, which are sent even if there are none, or {@code null} to unset them
         * @return this builder
         */
        public Builder otherParticipantIdentifiers(@Nullable Collection<String> identifiers) {
            this.otherParticipantIdentifiers = identifiers == null ? null : new ArrayList<>(identifiers);
            return this;
        }

        /**
         * Sets the IDs of the other participants in the connections to list.
         *
         * @param identifiers at most 100 IDs, which are sent even if there are none
         * @return this builder
         */
        public Builder otherParticipantIdentifiers(String... identifiers) {
            return otherParticipantIdentifiers(Arrays.asList(identifiers));
        }

        /**
         * Sets the settings that override the client's for this request.
         *
         * @param configuration the settings, or {@code null} for the client's
         * @return this builder
         */
        public Builder overrideConfiguration(@Nullable RequestOverrideConfiguration configuration) {
            this.overrideConfiguration = configuration;
            return this;
        }

        /**
         * Sets the settings that override the client's for this request, configured by a consumer.
         *
         * @param configuration configures the settings; invoked once, before this method returns
         * @return this builder
         * @throws IllegalArgumentException if a timeout is out of range or a header is invalid
         */
        public Builder overrideConfiguration(Consumer<RequestOverrideConfiguration.Builder> configuration) {
            RequestOverrideConfiguration.Builder builder = RequestOverrideConfiguration.builder();
            configuration.accept(builder);
            return overrideConfiguration(builder.build());
        }

        /**
         * Creates the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service
         *     model
         */
        public ListConnectionsRequest build() {
            return new ListConnectionsRequest(
                    Constraints.required("Catalog", catalog),
                    nextToken,
                    connectionType,
                    maxResults,
                    otherParticipantIdentifiers,
                    overrideConfiguration);
        }
    }
}

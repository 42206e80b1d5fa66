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
 * The input of {@code ListConnections}.
 *
 * <pre>{@code
 * ListConnectionsRequest request = ListConnectionsRequest.builder()
 *         .catalog("AWS")
 *         .connectionType("SUBSIDIARY")
 *         .maxResults(50)
 *         .build();
 * }</pre>
 *
 * @param catalog where to look, such as {@code AWS} or {@code Sandbox}; 1 to 64 letters, digits and hyphens
 * @param nextToken the token of the page to begin with, or {@code null} for the first; 1 to 2,048 characters without white
 *     space. To go on from the middle of a page, use {@link io.github.partnerflux.PagedFlux#resumeFrom}.
 * @param connectionType lists only connections of this type, or {@code null} for all; 1 to 200 letters, underscores and
 *     hyphens, which may be followed by a colon and letters
 * @param maxResults how many connections a page holds at most, from 1 to 100, or {@code null} for the service's default. It
 *     is no limit of the whole listing: that is {@link reactor.core.publisher.Flux#take(long)}.
 * @param otherParticipantIdentifiers lists only connections with these participants, or {@code null} if that is not set; at
 *     most 100 identifiers, each of 1 to 100 letters, digits and hyphens. An empty list is sent as such.
 * @param overrideConfiguration settings for this request in place of the client's, or {@code null}; no part of what is sent, nor
 *     of the request's JSON form
 */
// Not by the accessor without an annotation, but by its field, which is null for a list that is not set.
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
     * @param catalog where to look
     * @param nextToken the page to begin with, or {@code null} for the first
     * @param connectionType the type of the connections, or {@code null} for all
     * @param maxResults how many connections a page holds at most, or {@code null} for the service's default
     * @param otherParticipantIdentifiers the participants of the connections, or {@code null} if that is not set
     * @param overrideConfiguration settings in place of the client's, or {@code null}
     * @throws IllegalArgumentException if a member is not as the service's model says
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
     * @param catalog where to look
     * @param nextToken the page to begin with, or {@code null} for the first
     * @param connectionType the type of the connections, or {@code null} for all
     * @param maxResults how many connections a page holds at most, or {@code null} for the service's default
     * @param otherParticipantIdentifiers the participants of the connections, or {@code null} if that is not set
     * @throws IllegalArgumentException if a member is not as the service's model says
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
     * Returns the participants whose connections are listed.
     *
     * @return an unmodifiable list, never {@code null}; empty if the caller set an empty list or none: see {@link
     *     #hasOtherParticipantIdentifiers()}
     */
    @Override
    public List<String> otherParticipantIdentifiers() {
        return otherParticipantIdentifiers == null ? List.of() : otherParticipantIdentifiers;
    }

    /**
     * Returns whether the caller set {@link #otherParticipantIdentifiers()}, be it to an empty list. Only then are they sent.
     *
     * @return whether they are set
     */
    public boolean hasOtherParticipantIdentifiers() {
        return otherParticipantIdentifiers != null;
    }

    /**
     * Begins a request with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a request with everything set as in this one.
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

    /** Makes {@link ListConnectionsRequest}s. Nothing is checked before {@link #build()}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String catalog;
        private @Nullable String nextToken;
        private @Nullable String connectionType;
        private @Nullable Integer maxResults;
        private @Nullable List<String> otherParticipantIdentifiers;
        private @Nullable RequestOverrideConfiguration overrideConfiguration;

        private Builder() {}

        /**
         * Sets where to look. Required.
         *
         * @param catalog such as {@code AWS} or {@code Sandbox}
         * @return this builder
         */
        public Builder catalog(@Nullable String catalog) {
            this.catalog = catalog;
            return this;
        }

        /**
         * Sets the page to begin with.
         *
         * @param nextToken a {@link io.github.partnerflux.Page#nextToken() page's token}, or {@code null} for the first page
         * @return this builder
         */
        public Builder nextToken(@Nullable String nextToken) {
            this.nextToken = nextToken;
            return this;
        }

        /**
         * Lists only connections of one type.
         *
         * @param connectionType the type, such as {@code SUBSIDIARY}, or {@code null} for all
         * @return this builder
         */
        public Builder connectionType(@Nullable String connectionType) {
            this.connectionType = connectionType;
            return this;
        }

        /**
         * Sets how many connections a page holds at most.
         *
         * @param maxResults from 1 to 100, or {@code null} for the service's default
         * @return this builder
         */
        public Builder maxResults(@Nullable Integer maxResults) {
            this.maxResults = maxResults;
            return this;
        }

        /**
         * Lists only connections with some participants.
         *
         * @param identifiers at most 100, sent even if there is none; or {@code null} for those that are not set
         * @return this builder
         */
        public Builder otherParticipantIdentifiers(@Nullable Collection<String> identifiers) {
            this.otherParticipantIdentifiers = identifiers == null ? null : new ArrayList<>(identifiers);
            return this;
        }

        /**
         * Lists only connections with some participants.
         *
         * @param identifiers at most 100, sent even if there is none
         * @return this builder
         */
        public Builder otherParticipantIdentifiers(String... identifiers) {
            return otherParticipantIdentifiers(Arrays.asList(identifiers));
        }

        /**
         * Sets what this request does otherwise than the client's settings specify.
         *
         * @param configuration the settings, or {@code null} for the client's
         * @return this builder
         */
        public Builder overrideConfiguration(@Nullable RequestOverrideConfiguration configuration) {
            this.overrideConfiguration = configuration;
            return this;
        }

        /**
         * Sets what this request does otherwise than the client's settings specify.
         *
         * @param configuration sets it; called once, at once
         * @return this builder
         * @throws IllegalArgumentException if a timeout is out of range or a header cannot be sent
         */
        public Builder overrideConfiguration(Consumer<RequestOverrideConfiguration.Builder> configuration) {
            RequestOverrideConfiguration.Builder builder = RequestOverrideConfiguration.builder();
            configuration.accept(builder);
            return overrideConfiguration(builder.build());
        }

        /**
         * Creates the request.
         *
         * @return a request with what was set
         * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
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

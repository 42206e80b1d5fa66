package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Objects;

/**
 * The other participant of a connection: a union of the nested records.
 *
 * <pre>{@code
 * String name = participant instanceof Participant.PartnerProfile partner ? partner.name() : "not a partner";
 * }</pre>
 */
// In the service's JSON, a union is an object with one member, whose name is the tag. Jackson also passes the tag to
// the value, where only Unknown has a member for it.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.WRAPPER_OBJECT,
        property = "tag",
        visible = true,
        defaultImpl = Participant.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Participant.PartnerProfile.class, name = "PartnerProfile"),
    @JsonSubTypes.Type(value = Participant.SellerProfile.class, name = "SellerProfile"),
    @JsonSubTypes.Type(value = Participant.Account.class, name = "Account")
})
public sealed interface Participant extends Serializable {

    /**
     * A participant with a partner profile.
     *
     * @param id the ID of the profile: {@code pprofile-} followed by 13 alphanumeric characters
     * @param name the name shown in the profile
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PartnerProfile(
            @JsonProperty("Id") String id,
            @JsonProperty("Name") String name) implements Participant {

        /**
         * Creates a participant, replacing {@code null} with default values.
         *
         * @param id the ID of the profile, or {@code null} for an empty string
         * @param name the name, or {@code null} for an empty string
         */
        public PartnerProfile {
            id = Objects.requireNonNullElse(id, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A participant with an AWS Marketplace seller profile.
     *
     * @param id the ID of the profile; at most 50 letters, digits and hyphens
     * @param name the name shown in the profile
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SellerProfile(
            @JsonProperty("Id") String id,
            @JsonProperty("Name") String name) implements Participant {

        /**
         * Creates a participant, replacing {@code null} with default values.
         *
         * @param id the ID of the profile, or {@code null} for an empty string
         * @param name the name, or {@code null} for an empty string
         */
        public SellerProfile {
            id = Objects.requireNonNullElse(id, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A participant for which only the account is known.
     *
     * @param name the name of the account
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(@JsonProperty("Name") String name) implements Participant {

        /**
         * Creates a participant, replacing {@code null} with a default value.
         *
         * @param name the name, or {@code null} for an empty string
         */
        public Account {
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A participant of a kind that this version does not know.
     *
     * @param tag the name of the kind on the wire; empty if the response does not contain it
     */
    record Unknown(@JsonTypeId @JsonProperty("tag") String tag) implements Participant {}
}

package io.github.partnerflux.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Objects;

/**
 * The other side of a connection: a union, exactly one of the records below.
 *
 * <pre>{@code
 * String name = participant instanceof Participant.PartnerProfile partner ? partner.name() : "not a partner";
 * }</pre>
 */
// In the service's JSON, a union is an object with one member, whose name is the tag. Jackson passes the tag on as a
// member of the value, which only Unknown has.
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
     * @param id the profile's identifier: {@code pprofile-} and 13 letters and digits
     * @param name the name that the profile shows
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PartnerProfile(
            @JsonProperty("Id") String id,
            @JsonProperty("Name") String name) implements Participant {

        /**
         * Makes a participant; what is {@code null} is filled in as the package's description says.
         *
         * @param id as above, or {@code null}
         * @param name as above, or {@code null}
         */
        public PartnerProfile {
            id = Objects.requireNonNullElse(id, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A participant with an AWS Marketplace seller profile.
     *
     * @param id the profile's identifier
     * @param name the name that the profile shows
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SellerProfile(
            @JsonProperty("Id") String id,
            @JsonProperty("Name") String name) implements Participant {

        /**
         * Makes a participant; what is {@code null} is filled in as the package's description says.
         *
         * @param id as above, or {@code null}
         * @param name as above, or {@code null}
         */
        public SellerProfile {
            id = Objects.requireNonNullElse(id, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A participant of which only the account is known.
     *
     * @param name the account's name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(@JsonProperty("Name") String name) implements Participant {

        /**
         * Makes a participant; what is {@code null} is filled in as the package's description says.
         *
         * @param name as above, or {@code null}
         */
        public Account {
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * A kind of participant that this version does not know.
     *
     * @param tag the kind's name on the wire; empty if the service sent none
     */
    record Unknown(@JsonTypeId @JsonProperty("tag") String tag) implements Participant {}
}

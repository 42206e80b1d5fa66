package io.github.partnerflux.model;

import java.util.Objects;

/**
 * The other side of a connection: a union, exactly one of the records below.
 *
 * <pre>{@code
 * String name = participant instanceof Participant.PartnerProfile partner ? partner.name() : "not a partner";
 * }</pre>
 */
public sealed interface Participant {

    /**
     * A participant with a partner profile.
     *
     * @param id the profile's identifier: {@code pprofile-} and 13 letters and digits
     * @param name the name that the profile shows
     */
    record PartnerProfile(String id, String name) implements Participant {

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
    record SellerProfile(String id, String name) implements Participant {

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
    record Account(String name) implements Participant {

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
    record Unknown(String tag) implements Participant {}
}

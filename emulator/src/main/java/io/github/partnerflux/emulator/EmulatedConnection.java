package io.github.partnerflux.emulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the emulator knows it: what an answer ought to say, without any client's types in between.
 *
 * @param catalog the catalog, for example {@code AWS}
 * @param id {@code pac-} and 13 letters or digits
 * @param arn the connection's ARN in its catalog
 * @param otherParticipantAccountId the other participant's account, 12 digits
 * @param updatedAt when the connection changed last
 * @param updatedAtText the same moment as the answer writes it: ISO 8601, with whole seconds, milliseconds or
 *     microseconds, mostly in UTC and at times with an offset such as {@code +02:00}
 * @param types what the connection is for, by connection type ({@code OPPORTUNITY_COLLABORATION}, {@code SUBSIDIARY}),
 *     in the answer's order; never empty
 */
public record EmulatedConnection(
        String catalog,
        String id,
        String arn,
        String otherParticipantAccountId,
        Instant updatedAt,
        String updatedAtText,
        Map<String, Type> types) {

    /**
     * The same connection as another catalog shows it: {@code catalog} and {@code arn} differ, nothing else.
     *
     * @param other the other catalog's name
     * @return the connection in that catalog
     */
    public EmulatedConnection inCatalog(String other) {
        if (other.equals(catalog)) {
            return this;
        }
        return new EmulatedConnection(
                other, id, arn(other, id), otherParticipantAccountId, updatedAt, updatedAtText, types);
    }

    static String arn(String catalog, String id) {
        return "arn:aws:partnercentral:us-east-1::catalog/" + catalog + "/connection/" + id;
    }

    /** The kinds of participant, by the tag that stands for them in an answer. */
    public enum ParticipantKind {
        /** {@code PartnerProfile}: has an id and a name. */
        PARTNER_PROFILE("PartnerProfile"),
        /** {@code SellerProfile}: has an id and a name. */
        SELLER_PROFILE("SellerProfile"),
        /** {@code Account}: has a name only. */
        ACCOUNT("Account");

        private final String tag;

        ParticipantKind(String tag) {
            this.tag = tag;
        }

        /**
         * The member of the union {@code OtherParticipant} that stands for this kind.
         *
         * @return for example {@code PartnerProfile}
         */
        public String tag() {
            return tag;
        }
    }

    /**
     * One entry of a connection's {@code ConnectionTypes}.
     *
     * @param status {@code ACTIVE} or {@code CANCELED}
     * @param participantKind which member of the union {@code OtherParticipant} is set
     * @param participantId the profile's id; {@code null} for {@link ParticipantKind#ACCOUNT}
     * @param participantName the participant's name, 1 to 80 characters, often beyond ASCII
     */
    public record Type(
            String status,
            ParticipantKind participantKind,
            @Nullable String participantId,
            String participantName) {}
}

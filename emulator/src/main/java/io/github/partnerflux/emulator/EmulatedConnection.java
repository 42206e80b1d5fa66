package io.github.partnerflux.emulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection of an emulated account, as a test expects to find it in a response.
 *
 * @param catalog the catalog, for example {@code AWS}
 * @param id {@code pac-} and 13 letters or digits
 * @param arn the connection's ARN in its catalog
 * @param otherParticipantAccountId the other participant's account, 12 digits
 * @param updatedAt when the connection was last changed
 * @param updatedAtText the same moment as it stands in a response: ISO 8601, with whole seconds, milliseconds or
 *     microseconds, usually in UTC and sometimes with an offset such as {@code +02:00}
 * @param types its entries by connection type ({@code OPPORTUNITY_COLLABORATION}, {@code SUBSIDIARY}), in the
 *     order of the response; never empty
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
     * Returns the same connection as another catalog shows it. Only {@code catalog} and {@code arn} differ.
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

    /** The kinds of participant: the members of the union {@code OtherParticipant}. */
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
         * Returns the name of the union's member for this kind.
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
     * @param participantKind the kind of the other participant
     * @param participantId the profile's id; {@code null} for {@link ParticipantKind#ACCOUNT}
     * @param participantName the participant's name, 1 to 80 characters, often beyond ASCII
     */
    public record Type(
            String status,
            ParticipantKind participantKind,
            @Nullable String participantId,
            String participantName) {}
}

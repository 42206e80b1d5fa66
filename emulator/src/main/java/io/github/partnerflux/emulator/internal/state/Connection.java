package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection of an account. All catalogs show the same connections, with different ARNs.
 *
 * @param id {@code pac-} and 13 letters or digits
 * @param otherParticipantAccountId the other participant's account, 12 digits
 * @param updatedAt when the connection was last changed
 * @param updatedAtText the same time in the format of a response
 * @param types the entries of {@code ConnectionTypes}, by type; unmodifiable, never empty
 */
public record Connection(
        String id, String otherParticipantAccountId, Instant updatedAt, String updatedAtText, Map<String, Type> types) {

    public String arn(String catalog) {
        return arn(catalog, id);
    }

    public static String arn(String catalog, String id) {
        return "arn:aws:partnercentral:us-east-1::catalog/" + catalog + "/connection/" + id;
    }

    /** An entry of {@code ConnectionTypes}. */
    public record Type(String status, Participant otherParticipant) {}

    /** A value of the union {@code Participant}; {@code id} is {@code null} for {@link ParticipantKind#ACCOUNT}. */
    public record Participant(
            ParticipantKind kind, @Nullable String id, String name) {}

    /** The members of the union {@code Participant}. */
    public enum ParticipantKind {
        PARTNER_PROFILE("PartnerProfile"),
        SELLER_PROFILE("SellerProfile"),
        ACCOUNT("Account");

        private final String tag;

        ParticipantKind(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }
    }
}

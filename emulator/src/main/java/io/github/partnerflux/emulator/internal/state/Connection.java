// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection, as one of its participants sees it.
 *
 * @param id {@code pac-} and 13 letters or digits
 * @param otherParticipantAccountId the other participant's account, 12 digits
 * @param updatedAt when the connection was last changed
 * @param updatedAtText the same time in the format of a response
 * @param types the entries of {@code ConnectionTypes}, by type; unmodifiable, never empty
 */
public record Connection(
        String id, String otherParticipantAccountId, Instant updatedAt, String updatedAtText, Map<String, Type> types) {

    public static final String ID_PREFIX = "pac-";

    public static final String OPPORTUNITY_COLLABORATION = "OPPORTUNITY_COLLABORATION";
    public static final String SUBSIDIARY = "SUBSIDIARY";

    public static final List<String> TYPES = List.of(OPPORTUNITY_COLLABORATION, SUBSIDIARY);

    public static final String ACTIVE = "ACTIVE";
    public static final String CANCELED = "CANCELED";

    public String arn(String catalog) {
        return arn(catalog, id);
    }

    public static String arn(String catalog, String id) {
        return Arns.shared(catalog, "connection/" + id);
    }

    /** Returns the same connection with one of its types canceled. */
    public Connection cancel(String type, Cancellation cancellation) {
        Map<String, Type> changed = new LinkedHashMap<>(types);
        changed.computeIfPresent(type, (name, entry) -> entry.cancel(cancellation));
        return new Connection(
                id,
                otherParticipantAccountId,
                cancellation.at(),
                cancellation.at().toString(),
                Collections.unmodifiableMap(changed));
    }

    /** Returns the same connection with another name of the other participant. */
    Connection rename(String name) {
        Map<String, Type> changed = new LinkedHashMap<>(types);
        changed.replaceAll((type, entry) -> entry.rename(name));
        return new Connection(
                id, otherParticipantAccountId, updatedAt, updatedAtText, Collections.unmodifiableMap(changed));
    }

    /**
     * An entry of {@code ConnectionTypes}.
     *
     * @param status {@link #ACTIVE} or {@link #CANCELED}
     * @param otherParticipant the other participant
     * @param inviter who sent the invitation
     * @param createdAt when the invitation was accepted
     * @param cancellation when and by whom it was canceled, if it was
     */
    public record Type(
            String status,
            Participant otherParticipant,
            Inviter inviter,
            Instant createdAt,
            @Nullable Cancellation cancellation) {

        public boolean isActive() {
            return status.equals(ACTIVE);
        }

        Type cancel(Cancellation by) {
            return new Type(CANCELED, otherParticipant, inviter, createdAt, by);
        }

        Type rename(String name) {
            return new Type(
                    status,
                    new Participant(otherParticipant.kind(), otherParticipant.id(), name),
                    inviter,
                    createdAt,
                    cancellation);
        }
    }

    /** The sender of the invitation: the account, and the contact that the invitation names. */
    public record Inviter(String accountId, String name, String email) {

        /** Describes the inviter without the name, which is sensitive. */
        @Override
        public String toString() {
            return "Inviter[accountId=" + accountId + "]";
        }
    }

    /** The end of a type: the reason is part of no response. */
    public record Cancellation(Instant at, String accountId, String reason) {}

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

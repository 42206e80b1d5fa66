// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Connection;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param updatedAtText the same time in the format of a response: ISO 8601, with whole seconds, milliseconds or
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

    static EmulatedConnection of(String catalog, Connection connection) {
        Map<String, Type> types = new LinkedHashMap<>();
        connection.types().forEach((name, type) -> types.put(name, Type.of(type)));
        return new EmulatedConnection(
                catalog,
                connection.id(),
                connection.arn(catalog),
                connection.otherParticipantAccountId(),
                connection.updatedAt(),
                connection.updatedAtText(),
                Collections.unmodifiableMap(types));
    }

    /** The kinds of participant: the members of the union {@code OtherParticipant}. */
    public enum ParticipantKind {
        /** {@code PartnerProfile}: has an id and a name. */
        PARTNER_PROFILE(Connection.ParticipantKind.PARTNER_PROFILE),
        /** {@code SellerProfile}: has an id and a name. */
        SELLER_PROFILE(Connection.ParticipantKind.SELLER_PROFILE),
        /** {@code Account}: has a name only. */
        ACCOUNT(Connection.ParticipantKind.ACCOUNT);

        private final Connection.ParticipantKind kind;

        ParticipantKind(Connection.ParticipantKind kind) {
            this.kind = kind;
        }

        /**
         * Returns the name of the union's member for this kind.
         *
         * @return for example {@code PartnerProfile}
         */
        public String tag() {
            return kind.tag();
        }
    }

    /**
     * One entry of a connection's {@code ConnectionTypes}.
     *
     * @param status {@code ACTIVE} or {@code CANCELED}
     * @param participantKind the kind of the other participant
     * @param participantId the profile's id; {@code null} for {@link ParticipantKind#ACCOUNT}
     * @param participantName the participant's name, 1 to 80 characters, often beyond ASCII
     * @param inviterName the name of the contact that the invitation specified
     * @param inviterEmail the e-mail address of the contact that the invitation specified
     * @param createdAt when the invitation was accepted
     * @param cancellation the cancellation; {@code null} if the type is active
     */
    public record Type(
            String status,
            ParticipantKind participantKind,
            @Nullable String participantId,
            String participantName,
            String inviterName,
            String inviterEmail,
            Instant createdAt,
            @Nullable Cancellation cancellation) {

        private static Type of(Connection.Type type) {
            Connection.Participant other = type.otherParticipant();
            return new Type(
                    type.status(),
                    ParticipantKind.valueOf(other.kind().name()),
                    other.id(),
                    other.name(),
                    type.inviter().name(),
                    type.inviter().email(),
                    type.createdAt(),
                    Cancellation.of(type.cancellation()));
        }

        /**
         * Describes the entry, without the inviter's name, which is sensitive.
         *
         * @return a text that is safe to log
         */
        @Override
        public String toString() {
            return "Type[status=" + status + ", participantKind=" + participantKind + ", participantId=" + participantId
                    + ", participantName=" + participantName + ", createdAt=" + createdAt + ", cancellation="
                    + cancellation + "]";
        }
    }

    /**
     * The cancellation of a connection type.
     *
     * @param at when it was canceled
     * @param accountId the participant that canceled it, 12 digits
     * @param reason the reason of {@code CancelConnection}, which no response contains
     */
    public record Cancellation(Instant at, String accountId, String reason) {

        private static @Nullable Cancellation of(Connection.@Nullable Cancellation cancellation) {
            return cancellation == null
                    ? null
                    : new Cancellation(cancellation.at(), cancellation.accountId(), cancellation.reason());
        }
    }
}

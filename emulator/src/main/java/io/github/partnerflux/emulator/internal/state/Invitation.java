// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection invitation between two emulated accounts.
 *
 * <p>Assumptions: it has no connection until it is accepted, and keeps the time of its expiry once it is final.
 *
 * @param sequence the place in the order of creation, from 0
 * @param id {@code pacinv-} and 13 letters or digits
 * @param terms what was agreed on creation
 * @param status one of the model's {@code InvitationStatus}
 * @param updatedAt when the status was set
 * @param connectionId the connection, once the invitation is accepted
 * @param rejectionReason why it was rejected, if the receiver specified it; part of no response
 */
public record Invitation(
        long sequence,
        String id,
        Terms terms,
        String status,
        Instant updatedAt,
        @Nullable String connectionId,
        @Nullable String rejectionReason) {

    public static final String ID_PREFIX = "pacinv-";

    public static final String PENDING = "PENDING";
    public static final String ACCEPTED = "ACCEPTED";
    public static final String REJECTED = "REJECTED";
    public static final String CANCELED = "CANCELED";
    public static final String EXPIRED = "EXPIRED";

    static Invitation pending(long sequence, String id, Terms terms) {
        return new Invitation(sequence, id, terms, PENDING, terms.createdAt(), null, null);
    }

    public String arn(String catalog) {
        return Arns.shared(catalog, "connection-invitation/" + id);
    }

    public boolean isPending() {
        return status.equals(PENDING);
    }

    public boolean isSentBy(String accountId) {
        return terms.inviter().accountId().equals(accountId);
    }

    public boolean isReceivedBy(String accountId) {
        return terms.receiverAccountId().equals(accountId);
    }

    /**
     * Returns the identifier of the other participant, as a participant sees it: the account's id for
     * {@code SUBSIDIARY}, otherwise the profile's id, because account ids are revealed on acceptance only.
     *
     * <p>Assumption: the receiver, too, sees the account's id for {@code SUBSIDIARY}.
     */
    public String otherParticipantIdentifier(String accountId) {
        if (isSentBy(accountId)) {
            return terms.receiverIdentifier();
        }
        return terms.connectionType().equals(Connection.SUBSIDIARY)
                ? terms.inviter().accountId()
                : terms.senderProfileId();
    }

    Invitation accept(String newConnectionId, Instant now) {
        return new Invitation(sequence, id, terms, ACCEPTED, now, newConnectionId, null);
    }

    Invitation reject(@Nullable String reason, Instant now) {
        return new Invitation(sequence, id, terms, REJECTED, now, null, reason);
    }

    Invitation cancel(Instant now) {
        return new Invitation(sequence, id, terms, CANCELED, now, null, null);
    }

    Invitation expire(Instant now) {
        return new Invitation(sequence, id, terms, EXPIRED, now, null, null);
    }

    /**
     * The members of an invitation that never change.
     *
     * @param connectionType {@link Connection#OPPORTUNITY_COLLABORATION} or {@link Connection#SUBSIDIARY}
     * @param inviter the sender
     * @param senderProfileId the profile of the sender when it was created
     * @param receiverAccountId the account that receives it
     * @param receiverIdentifier what the sender named the receiver by: a profile's id, or an account's for
     *     {@code SUBSIDIARY}
     * @param message the message to the receiver
     * @param createdAt when it was created
     * @param expiresAt when it expires if it is still pending
     */
    public record Terms(
            String connectionType,
            Connection.Inviter inviter,
            String senderProfileId,
            String receiverAccountId,
            String receiverIdentifier,
            String message,
            Instant createdAt,
            Instant expiresAt) {}
}

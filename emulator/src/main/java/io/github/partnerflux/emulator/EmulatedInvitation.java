// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Invitation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection invitation between two emulated accounts, with what no response contains.
 *
 * @param catalog the catalog, for example {@code AWS}
 * @param id {@code pacinv-} and 13 letters or digits
 * @param arn the invitation's ARN in its catalog
 * @param connectionType {@code OPPORTUNITY_COLLABORATION} or {@code SUBSIDIARY}
 * @param senderAccountId the account that created it, 12 digits
 * @param receiverAccountId the account that may accept it, 12 digits
 * @param inviterName the name of the sender's contact
 * @param inviterEmail the e-mail address of the sender's contact
 * @param message the message to the receiver
 * @param status {@code PENDING}, {@code ACCEPTED}, {@code REJECTED}, {@code CANCELED} or {@code EXPIRED}
 * @param createdAt when it was created
 * @param updatedAt when the status was set
 * @param expiresAt when it expires, or would have expired
 * @param connectionId the connection; {@code null} unless the invitation was accepted
 * @param rejectionReason the reason of {@code RejectConnectionInvitation}, which no response contains; {@code null}
 *     unless the receiver specified one
 */
public record EmulatedInvitation(
        String catalog,
        String id,
        String arn,
        String connectionType,
        String senderAccountId,
        String receiverAccountId,
        String inviterName,
        String inviterEmail,
        String message,
        String status,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        @Nullable String connectionId,
        @Nullable String rejectionReason) {

    static EmulatedInvitation of(String catalog, Invitation invitation) {
        Invitation.Terms terms = invitation.terms();
        return new EmulatedInvitation(
                catalog,
                invitation.id(),
                invitation.arn(catalog),
                terms.connectionType(),
                terms.inviter().accountId(),
                terms.receiverAccountId(),
                terms.inviter().name(),
                terms.inviter().email(),
                terms.message(),
                invitation.status(),
                terms.createdAt(),
                invitation.updatedAt(),
                terms.expiresAt(),
                invitation.connectionId(),
                invitation.rejectionReason());
    }

    /**
     * Describes the invitation, without the inviter's name, which is sensitive.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedInvitation[catalog=" + catalog + ", id=" + id + ", connectionType=" + connectionType
                + ", status=" + status + "]";
    }
}

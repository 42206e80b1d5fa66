// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY;
import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Connection;
import io.github.partnerflux.emulator.internal.state.Invitation;
import io.github.partnerflux.emulator.internal.state.Invitations;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.validation.Input;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invites another account.
 *
 * <p>Assumptions: the codes of all errors; an invitation that is pending in either direction is a duplicate; the quotas
 * are those of the sender.
 */
final class CreateConnectionInvitation implements Operation {

    private static final Pattern PROFILE_ID = Pattern.compile("pprofile-[A-Za-z0-9]{13}");
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

    @Override
    public ObjectNode call(Call call) {
        Input input = call.input();
        String type = input.text("ConnectionType");
        String receiverIdentifier = input.text("ReceiverIdentifier");
        checkForm(type, receiverIdentifier);
        String caller = call.caller().accountId();
        String profileId = profileId(call);
        String receiver = receiver(call, type, receiverIdentifier);
        if (receiver.equals(caller)) {
            throw ServiceError.business(
                    "An account cannot invite itself", "INCOMPATIBLE_CONNECTION_INVITATION_REQUEST");
        }
        checkState(call, type, receiver, profileId);
        checkQuotas(call, receiver);
        call.useToday(LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY, call.callerInCatalog());
        Invitation invitation = call.world()
                .invitations()
                .create(new Invitation.Terms(
                        type,
                        new Connection.Inviter(caller, input.text("Name"), input.text("Email")),
                        profileId,
                        receiver,
                        receiverIdentifier,
                        input.text("Message"),
                        call.now(),
                        call.now().plus(call.state().settings().invitationLifetime())));
        return InvitationJson.invitation(invitation, call);
    }

    private static void checkForm(String type, String receiverIdentifier) {
        boolean byAccount = type.equals(Connection.SUBSIDIARY);
        if (!(byAccount ? ACCOUNT_ID : PROFILE_ID).matcher(receiverIdentifier).matches()) {
            throw ServiceError.field(
                    "ReceiverIdentifier",
                    "must be " + (byAccount ? "an account id" : "a partner profile id") + " for " + type,
                    FieldError.INVALID_VALUE);
        }
    }

    private static String profileId(Call call) {
        Partner partner = call.world().partners().of(call.caller());
        if (partner == null || partner.profileId() == null) {
            throw ServiceError.notFound(
                    "SENDER_PROFILE_NOT_FOUND", "The account has no partner profile in the catalog " + call.catalog());
        }
        return partner.profileId();
    }

    private static String receiver(Call call, String type, String identifier) {
        if (type.equals(Connection.SUBSIDIARY)) {
            if (call.state().accounts().withId(identifier) != null) {
                return identifier;
            }
        } else {
            Partner partner = call.world().partners().withProfileId(identifier);
            if (partner != null && partner.visible()) {
                return partner.accountId();
            }
        }
        throw ServiceError.notFound(
                "RECEIVER_PROFILE_NOT_FOUND", "There is no public profile or account " + identifier);
    }

    private static void checkState(Call call, String type, String receiver, String profileId) {
        String caller = call.caller().accountId();
        if (!call.world().preferences().of(receiver).admit(caller, profileId)) {
            throw ServiceError.conflict(
                    "INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER",
                    "The receiver's connection preferences do not admit the account");
        }
        if (call.world().invitations().isPendingBetween(caller, receiver, type)) {
            throw ServiceError.conflict(
                    "DUPLICATE_CONNECTION_INVITATION",
                    "An invitation of the type " + type + " is pending between the accounts");
        }
        ActiveConnections.requireNone(call, caller, receiver, type);
    }

    private static void checkQuotas(Call call, String receiver) {
        String caller = call.caller().accountId();
        Invitations invitations = call.world().invitations();
        call.requireLeftToday(LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY, call.callerInCatalog());
        call.requireBelow(LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION, invitations.openCount(caller));
        ActiveConnections.requireBelowQuota(call, caller, receiver);
    }
}

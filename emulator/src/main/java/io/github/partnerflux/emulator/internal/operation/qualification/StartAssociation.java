// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Qualifications;
import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts to associate the caller, a subsidiary, with its primary partner.
 *
 * <p>Assumption: the codes of the errors, of which AWS documents the names only. Partners that are being associated
 * count as associated ones. The primary partner must have a profile and no primary partner itself, and a partner with
 * associated partners cannot become a subsidiary. Participants of generated connections are not emulated, so that none
 * of them can be the primary partner.
 */
final class StartAssociation implements Operation {

    /** The maximum length of the model's {@code AssociatedPartnerList}. */
    private static final int MAX_ASSOCIATED_PARTNERS = 6;

    @Override
    public ObjectNode call(Call call) {
        PartnerReferences.check(call, Tasks.PRIMARY_PARTNER);
        Partner partner = PartnerLookup.own(call);
        Tasks.requireNoneInProgress(call);
        String primary = connectedPrimary(call);
        requireEligible(call, primary);
        requireNotAssociated(call);
        requireRoom(call, primary);
        return Tasks.start(call, partner, Kind.ASSOCIATION, primary);
    }

    /** Returns the account of the partner that the input names, if the caller is its subsidiary. */
    private static String connectedPrimary(Call call) {
        String caller = call.caller().accountId();
        String named = PartnerReferences.accountId(call, Tasks.PRIMARY_PARTNER);
        if (caller.equals(named)) {
            throw incompatiblePrimary("A partner cannot be its own primary partner");
        }
        String primary = named == null ? null : call.world().qualifications().primary(caller, named);
        if (primary == null) {
            throw ServiceError.business(
                    "There is no active subsidiary connection with this partner",
                    "MISSING_ACTIVE_SUBSIDIARY_CONNECTION");
        }
        if (primary.equals(caller)) {
            throw ServiceError.business(
                    "The caller is the primary of the subsidiary connection with this partner",
                    "INCOMPATIBLE_SUBSIDIARY_CONNECTION");
        }
        return primary;
    }

    private static void requireEligible(Call call, String primary) {
        if (PartnerReferences.profileId(call, primary) == null) {
            throw incompatiblePrimary("The partner has no profile");
        }
        if (call.world().qualifications().hasPrimary(primary)) {
            throw incompatiblePrimary("The partner has a primary partner itself");
        }
    }

    private static void requireNotAssociated(Call call) {
        Qualifications qualifications = call.world().qualifications();
        String caller = call.caller().accountId();
        if (qualifications.association(caller) != null || qualifications.countUnder(caller) > 0) {
            throw ServiceError.business(
                    "The caller's qualifications are associated already", "QUALIFICATIONS_ASSOCIATION_EXISTS");
        }
    }

    private static void requireRoom(Call call, String primary) {
        if (call.world().qualifications().countUnder(primary) >= MAX_ASSOCIATED_PARTNERS) {
            throw ServiceError.business(
                    "At most " + MAX_ASSOCIATED_PARTNERS + " partners can be associated with a primary partner",
                    "QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED");
        }
    }

    private static ServiceError incompatiblePrimary(String message) {
        return ServiceError.business(message, "INCOMPATIBLE_PRIMARY_PARTNER");
    }
}

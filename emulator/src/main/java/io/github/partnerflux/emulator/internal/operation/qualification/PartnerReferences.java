// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.validation.Input;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the structure {@code QualificationsAssociationPartner} of the model. */
final class PartnerReferences {

    private PartnerReferences() {}

    /**
     * Checks that a partner of the input is identified by its profile, its account, or both.
     *
     * @throws ServiceError if neither is present
     */
    static void check(Call call, String member) {
        Input reference = call.input().object(member);
        if (!reference.has("ProfileId") && !reference.has("AccountId")) {
            throw ServiceError.field(
                    member, "must have a ProfileId or an AccountId", FieldError.REQUIRED_FIELD_MISSING);
        }
    }

    /** Returns the account id of a partner of the input, or {@code null} if no account fits what is present. */
    static @Nullable String accountId(Call call, String member) {
        Input reference = call.input().object(member);
        String accountId = reference.optionalText("AccountId");
        String profileId = reference.optionalText("ProfileId");
        if (profileId == null) {
            return accountId;
        }
        Partner partner = call.world().partners().withProfileId(profileId);
        return partner == null || (accountId != null && !accountId.equals(partner.accountId()))
                ? null
                : partner.accountId();
    }

    /** Writes an account and the profile of its partner. */
    static void write(Call call, String accountId, ObjectNode reference) {
        String profileId = profileId(call, accountId);
        if (profileId != null) {
            reference.put("ProfileId", profileId);
        }
        reference.put("AccountId", accountId);
    }

    /** Returns the id of the profile of an account's partner, or {@code null} if it has none. */
    static @Nullable String profileId(Call call, String accountId) {
        Partner partner = call.world().partners().of(accountId);
        return partner == null ? null : partner.profileId();
    }
}
